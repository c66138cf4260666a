// The one place where the simulator meets its field of care.
#include "app/commands/load.hpp"
#include "models/catalogue.hpp"
#include "models/steps/verbs.hpp"

namespace app {

const sim::FieldOfCare& chronic_pain() {
  static const sim::FieldOfCare field{
      .catalogue =
          [](const sim::CareSections& sections, sim::Reading& reading) {
            if (sections.history.is_null()) {
              reading.problems.add("config/missing", sections.history.origin(), "history is missing",
                                   "include one, for example 'include: [../histories/chronic_pain.yaml]', or write "
                                   "'history: none' where patients only wait and are served");
              return sim::Catalogue{};
            }
            return models::catalogue(sections.population, sections.history, sections.economics, reading,
                                     sections.config_root, sections.files);
          },
      .verbs = models::verbs(),
      .version = "chronic pain 1",
  };
  return field;
}

}  // namespace app
