#include "sim/care/steps/verbs.hpp"

namespace sim {

const Verbs& common_verbs() {
  static const Verbs table{
      {"offer", read_offer},
      {"identify", read_identify},
      {"enrol", read_enrol},
      {"wait_for_seat", read_wait_for_seat},
      {"repeat", read_repeat},
      {"attend", read_attend},
      {"leave_after", read_leave_after},
      {"wait", read_wait},
      {"record", read_record},
      {"meet", read_meet},
      {"work", read_work},
      {"caseload", read_caseload},
      {"end_caseload", read_end_caseload},
      {"use", read_use},
      {"charge", read_charge},
      {"once_per", read_once_per},
      {"when", read_when},
      {"stop", read_stop},
      {"hold_until", read_hold_until},
  };
  return table;
}

Value under(const char* name, Value value) {
  const Origin where = value.origin();
  Value map = Value::map(where);
  map.set(name, where, std::move(value));
  return map;
}

}  // namespace sim
