// The one place where the simulator meets its field of care.
#include "app/commands/load.hpp"
#include "models/catalogue.hpp"
#include "models/steps/verbs.hpp"

namespace app {

const sim::FieldOfCare& chronic_pain() {
  static const sim::FieldOfCare field{
      .catalogue =
          [](const sim::CareSections& sections, sim::Reading& reading) {
            return models::catalogue(sections.population, sections.history, sections.economics, reading,
                                     sections.config_root, sections.files);
          },
      .verbs = models::verbs(),
      .version = "chronic pain 1",
  };
  return field;
}

}  // namespace app
