// What each verb of a pathway does, in a line.
#include <map>

#include "app/schemas/programme_schema.hpp"

namespace app {

std::string words_of_verb(const std::string& verb) {
  static const std::map<std::string, std::string> kWords{
      {"attend", "Come to a session of the course, or miss it"},
      {"caseload", "Take a place in somebody's caseload, or wait for one"},
      {"charge", "Count a resource of the economics, or an amount of money"},
      {"end_caseload", "Leave the caseload: the place goes to the next in line"},
      {"enrol", "Begin the course: effects count from here on"},
      {"hold_until", "Wait until conditions hold, looking at intervals"},
      {"identify", "Be found by the programme's own registry"},
      {"leave_after", "Leave the programme after sessions missed in a row"},
      {"meet", "Book staff for this patient, wait for the appointment, and come or not"},
      {"monitor", "Sign an agreement, and be asked for a urine drug test"},
      {"offer", "Be offered the programme, and accept or decline"},
      {"once_per", "Staff do something once for each clinician, team, site, hub, region or in all"},
      {"record", "Record that this point was reached"},
      {"repeat", "Take some steps several times"},
      {"screen_for_oud", "Look for an opioid use disorder that nobody knew of"},
      {"stop", "Leave the programme"},
      {"use", "Wait for one of the people on duty (at_once), hold them for a time, and free them (queues)"},
      {"wait", "Let time pass"},
      {"wait_for_seat", "Wait for a seat in a group; the seat enrols"},
      {"when", "Take some steps only if conditions hold, an element is on, or by chance"},
      {"work", "Staff work for the patient, who does not wait for it"},
  };
  const auto found = kWords.find(verb);
  return found == kWords.end() ? "" : found->second;
}

}  // namespace app
