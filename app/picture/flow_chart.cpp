// From the steps as written to boxes. Every verb the picture knows has its own words; others are shown as they are
// written.
#include "app/picture/flow_chart.hpp"

#include <functional>
#include <map>

#include "app/picture/step_words.hpp"

namespace app {

namespace {

using Kind = FlowStep::Kind;

class Drawing {
 public:
  Drawing(const sim::Value& programme, const sim::Evidence& evidence)
      : programme_(programme), words_(programme, evidence) {}

  FlowChart chart() const {
    FlowChart chart;
    chart.title = words_.of(programme_, "title", words_.of(programme_, "programme", "A programme"));
    const sim::Value* eligible = programme_.find("eligible");
    chart.notes.push_back("For: " + (eligible ? words_.conditions(*eligible, {}, ", ") : std::string("everybody")));
    if (const sim::Value* reach = programme_.find("reach"))
      chart.notes.push_back("Takes part: " + words_.of(*reach, "share", "100 %") + " of " +
                            words_.of(*reach, "by", "site") + "s");
    if (const sim::Value* pathway = programme_.find("pathway")) chart.steps = steps(*pathway);
    return chart;
  }

 private:
  std::vector<FlowStep> steps(const sim::Value& list) const {
    std::vector<FlowStep> all;
    for (const sim::Value& item : list.items()) {
      if (item.is_scalar()) all.push_back(step(item.text(), sim::Value{}));
      if (item.is_map() && !item.entries().empty()) all.push_back(step(item.entries()[0].key, item.entries()[0].value));
    }
    return all;
  }

  FlowStep step(const std::string& verb, const sim::Value& s) const {
    static const std::map<std::string, FlowStep (Drawing::*)(const sim::Value&) const> kVerbs{
        {"offer", &Drawing::offer},   {"identify", &Drawing::identify},  {"enrol", &Drawing::enrol},
        {"attend", &Drawing::attend}, {"wait_for_seat", &Drawing::seat}, {"leave_after", &Drawing::leave_after},
        {"wait", &Drawing::wait},     {"record", &Drawing::record},      {"meet", &Drawing::meet},
        {"work", &Drawing::work},     {"caseload", &Drawing::caseload},  {"end_caseload", &Drawing::end_caseload},
        {"charge", &Drawing::charge}, {"once_per", &Drawing::once_per},  {"repeat", &Drawing::repeat},
        {"when", &Drawing::when},     {"stop", &Drawing::stop},          {"hold_until", &Drawing::hold_until},
    };
    const auto known = kVerbs.find(verb);
    return known == kVerbs.end() ? other(verb, s) : (this->*known->second)(s);
  }

  FlowStep offer(const sim::Value& s) const {
    FlowStep box{Kind::decision, "Offer", {}, staff(s), "declines", {}, {}};
    const std::string at = words_.of(s, "at", "primary care visit");
    box.title = at == "now" ? "Offer" : "Offer at a " + at;
    if (s.find("raised")) box.details.push_back("raised in " + words_.share(*s.find("raised")) + " of the visits");
    const sim::Value* uptake = s.find("uptake");
    if (uptake && uptake->find("from"))
      box.details.push_back("who accepts depends on " + words_.of(*uptake, "from"));
    else if (uptake)
      box.details.push_back(words_.share(*uptake) + " accept");
    return box;
  }

  FlowStep identify(const sim::Value& s) const {
    FlowStep box{Kind::decision, "Look for patients every " + words_.of(s, "every", "visit"), {}, staff(s), "", {}, {}};
    const std::string who = words_.conditions(s, {"every", "chance_per_year", "name", "staff"});
    if (!who.empty()) box.details.push_back(who);
    if (s.find("chance_per_year"))
      box.details.push_back(words_.share(*s.find("chance_per_year")) + " of them are found within a year");
    return box;
  }

  FlowStep enrol(const sim::Value&) const { return {Kind::office, "Enrol", {"the course begins"}, {}, "", {}, {}}; }

  FlowStep attend(const sim::Value& s) const {
    FlowStep box{Kind::contact, "Session, " + words_.of(s, "length"), {}, staff(s), "", {}, {}};
    box.details = attendance(s);
    return box;
  }

  std::vector<std::string> attendance(const sim::Value& s) const {
    std::vector<std::string> lines;
    const sim::Value* chance = s.find("chance");
    const sim::Value* solved = chance ? chance->find("solved_for") : nullptr;
    if (solved) {
      sim::Value id = sim::Value::map({});
      id.set("id", {}, *solved);
      lines.push_back(words_.of(solved->is_scalar() ? id : *solved) + " of the sessions are attended");
    } else if (chance && chance->find("all_attended")) {
      lines.push_back(all_attended(*chance->find("all_attended")) + " come to every session");
    } else if (chance) {
      lines.push_back(words_.share(*chance) + " come");
    }
    if (s.find("any")) lines.push_back(words_.share(*s.find("any")) + " come at least once");
    return lines;
  }

  std::string all_attended(const sim::Value& written) const {
    sim::Value id = sim::Value::map({});
    id.set("id", {}, written);
    return words_.of(written.is_scalar() ? id : written);
  }

  FlowStep seat(const sim::Value& s) const {
    FlowStep box{Kind::wait, "Wait for a seat", {}, {}, "no seat within " + words_.of(s, "at_most", "the time"), {},
                 {}};
    box.details.push_back(words_.of(s, "entry", "closed") + " group of " + words_.of(s, "group_of"));
    for (const std::string& line : staff(s)) box.staff.push_back(line + " a meeting");
    return box;
  }

  FlowStep leave_after(const sim::Value& s) const {
    return {Kind::decision,
            "Missed " + words_.of(s, "missed_in_a_row") + " in a row?",
            {},
            {},
            words_.of(s, "record", "leaves"),
            {},
            {}};
  }

  FlowStep wait(const sim::Value& s) const {
    if (s.find("times_per_year"))
      return {Kind::wait, words_.of(s, "times_per_year") + " times a year", {}, {}, "", {}, {}};
    return {Kind::wait, s.is_scalar() ? words_.of(s) : words_.of(s, "for", words_.of(s)), {}, {}, "", {}, {}};
  }

  FlowStep record(const sim::Value& s) const {
    return {Kind::office, capital(s.is_scalar() ? words_.of(s) : words_.of(s, "what", "recorded")), {}, {}, "", {}, {}};
  }

  FlowStep meet(const sim::Value& s) const {
    const bool telephone = words_.of(s, "on_the_phone") == "true";
    const std::string name = words_.of(s, "name", words_.of(s, "staff", "meeting"));
    return {Kind::contact, capital(name) + (telephone ? ", by telephone" : ""), attendance(s), staff(s), "", {}, {}};
  }

  FlowStep work(const sim::Value& s) const {
    if (s.is_scalar()) return {Kind::work, capital(spaced(s.text())), {}, words_.bundle(s.text()), "", {}, {}};
    return {Kind::work, capital(words_.of(s, "name", words_.of(s, "staff", "staff work"))), {}, staff(s), "", {}, {}};
  }

  FlowStep caseload(const sim::Value& s) const {
    FlowStep box{Kind::wait, "Wait for a place with a " + words_.of(s, "role"), {}, {}, "", {}, {}};
    if (s.find("per_fte")) box.details.push_back(words_.of(s, "per_fte") + " patients for each full-time post");
    if (const sim::Value* first = s.find("first")) box.details.push_back("first: " + words_.conditions(*first, {}));
    if (s.find("at_most")) give_up(box, s, "no place within " + words_.of(s, "at_most"));
    return box;
  }

  // Who gives up leaves, or goes on without (`otherwise: go_on`).
  void give_up(FlowStep& box, const sim::Value& s, const std::string& words) const {
    const bool goes_on = s.find("otherwise") && s.find("otherwise")->text() == "go_on";
    (goes_on ? box.bypass : box.exit) = words + (goes_on ? ": go on without" : "");
  }

  FlowStep end_caseload(const sim::Value&) const {
    return {Kind::office, "The place is free again", {}, {}, "", {}, {}};
  }

  FlowStep charge(const sim::Value& s) const {
    return {Kind::office,
            capital(words_.of(s, "resource", words_.of(s, "amount", "charge"))),
            {"is paid for"},
            {},
            "",
            {},
            {}};
  }

  FlowStep once_per(const sim::Value& s) const {
    return {Kind::work,
            capital(words_.of(s, "name", words_.of(s, "staff", "once"))),
            {"once for each " + words_.of(s, "each", "site")},
            staff(s),
            "",
            {},
            {}};
  }

  FlowStep repeat(const sim::Value& s) const {
    FlowStep box{Kind::loop, words_.of(s, "times") + " times", {}, {}, "", {}, {}};
    if (const sim::Value* inner = s.find("do")) box.children = steps(*inner);
    return box;
  }

  FlowStep when(const sim::Value& s) const {
    FlowStep box{Kind::branch, "", {}, {}, "", {}, {}};
    if (const sim::Value* inner = s.find("do")) box.children = steps(*inner);
    if (const sim::Value* other_steps = s.find("otherwise")) box.otherwise = steps(*other_steps);
    if (const sim::Value* element = s.find("element")) {
      const bool on = element_on(element->text());
      box.kind = Kind::element;
      box.title = "part of '" + spaced(element->text()) + "'" + (on ? "" : ", which is off");
      if (!on) box.children = std::move(box.otherwise);
      box.otherwise.clear();
      return box;
    }
    box.title = capital(words_.conditions(s, {"do", "otherwise", "chance", "name"}));
    if (s.find("chance")) box.title += (box.title.empty() ? "" : ", ") + words_.of(s, "chance") + " of them";
    return box;
  }

  bool element_on(const std::string& name) const {
    const sim::Value* elements = programme_.find("elements");
    const sim::Value* element = elements ? elements->find(name) : nullptr;
    return !element || (element->text() != "off" && element->text() != "false" && element->text() != "no");
  }

  FlowStep stop(const sim::Value&) const { return {Kind::decision, "Leave the programme", {}, {}, "", {}, {}}; }

  FlowStep hold_until(const sim::Value& s) const {
    FlowStep box{
        Kind::wait, "Wait until " + words_.conditions(s, {"check", "at_most", "otherwise", "name"}), {}, {}, "", {},
        {}};
    if (s.find("check")) box.details.push_back("looked at every " + words_.of(s, "check"));
    if (s.find("at_most")) give_up(box, s, "not within " + words_.of(s, "at_most"));
    return box;
  }

  FlowStep other(const std::string& verb, const sim::Value& s) const {
    FlowStep box{Kind::contact, capital(spaced(verb)), {}, staff(s), "", {}, {}};
    if (s.is_scalar()) box.details.push_back(words_.of(s));
    for (const auto& entry : s.entries())
      if (entry.key != "staff" && entry.key != "name")
        box.details.push_back(spaced(entry.key) + ": " + words_.of(entry.value));
    return box;
  }

  std::vector<std::string> staff(const sim::Value& s) const {
    const sim::Value* name = s.find("staff");
    return name ? words_.bundle(name->text()) : std::vector<std::string>{};
  }

  static std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }

  const sim::Value& programme_;
  SettingWords words_;
};

}  // namespace

FlowChart flow_chart(const sim::Value& programme, const sim::Evidence& evidence) {
  return Drawing(programme, evidence).chart();
}

}  // namespace app
