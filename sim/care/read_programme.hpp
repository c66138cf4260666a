#pragma once
// From a programme's YAML to a compiled programme. Verbs are looked up in a table that a field of care may extend.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "sim/care/draft.hpp"
#include "sim/care/model.hpp"
#include "sim/config/fields.hpp"
#include "sim/core/draws.hpp"

namespace sim {

struct ProgrammeReading;

/// Reads one verb's fields and appends its step or steps.
using Verb = std::function<void(Pathway&, Fields&, ProgrammeReading&)>;
using Verbs = std::map<std::string, Verb>;

/// What reading one programme needs and fills. `model` holds roles and the catalogue already; reading appends notes,
/// places, groups, resources and programmes to it.
struct ProgrammeReading {
  Model& model;
  Reading& reading;
  PurposeRegistry& purposes;
  const Draws* luck = nullptr;  ///< Of this draw of the parameters (spikes, element shares); null = central values.
  std::string name;             ///< The programme's id: purposes are `name.verb`.
  std::map<std::string, std::vector<Work>>
      staff{};                              ///< The programme's bundles of staff minutes ("session", "intake").
  std::map<std::string, int> verb_count{};  ///< A verb used twice needs distinct `name:`s.
  const Verbs* verbs = nullptr;             ///< The table in use.
  ProgrammeDraft draft{};

  /// Purpose of a draw, `programme.verb` or `programme.name`; a second use of the same name is config/contradiction.
  /// `part` distinguishes several draws of one step; the first call for a step must have none.
  Purpose purpose_for(Fields& f, const std::string& verb);
  Purpose purpose_of_part(const std::string& part);  ///< `programme.<latest name>.part`
  std::uint16_t note(const std::string& what);       ///< Index of `programme.what`, added if new.
  std::optional<std::size_t> measure(Fields& f, const char* field,
                                     const std::string& name);  ///< Unknown: config/choice.
  std::optional<std::size_t> chance(Fields& f, const char* field, const std::string& name);
  std::optional<RoleId> role(Fields& f, const char* field, const std::string& name);
  /// The bundle of staff minutes that `field` names; unknown: config/choice, absent and not required: no work.
  std::vector<Work> bundle(Fields& f, const char* field, bool required = true);
  std::string latest_name{};             ///< Of the latest purpose.
  bool alone = false;                    ///< Outside any scenario: whoever has a wage is a role.
  std::set<std::string> absent_roles{};  ///< Said to be missing already: once for each role is enough.
};

/// The verbs every programme may use (sim/care/steps).
const Verbs& common_verbs();

/// Reads `programme` into `model.programmes` (index = track). Problems go to the reading; nothing is thrown.
void read_programme(const Value& programme, const Verbs& verbs, ProgrammeReading& context);

/// The steps of one list, appended to the pathway. `path` is the list's own.
void read_steps(Pathway& pathway, const Value& list, const std::string& path, ProgrammeReading& context);

/// The pathway as numbered sentences, with eligibility, staff and effects.
std::string explain(const Model& model, const Programme& programme);

/// The same, followed by every number with its source: the uses below `programmes.NAME`.
std::string explain(const Model& model, const Programme& programme, const std::vector<ParameterUse>& uses);

}  // namespace sim
