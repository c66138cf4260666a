#pragma once
// The `economics:` section as written: prices with the year they were found in, yearly use, utility, reference cohort.
#include <string>
#include <utility>
#include <vector>

#include "sim/config/fields.hpp"

namespace models {

/// A price and the year whose money it is in. The year may be left to the evidence row ("2020 USD per year").
struct PriceFields {
  const char* unit = "USD";
  double price = 0;
  int price_year = 0;
  void visit(sim::Fields& f);
};

/// Wages per hour, by role.
struct StaffFields {
  double fringe = 1, overhead = 1;
  std::vector<std::pair<std::string, PriceFields>> wages;
  void visit(sim::Fields& f);
};

/// A yearly rate that grows with pain.
struct VisitsFields {
  double per_year = 0, per_point = 0;
  void visit(sim::Fields& f);
};

struct UseFields {
  VisitsFields primary_care, emergency;
  double specialist_visits = 0, admissions = 0;
  sim::Duration length_of_stay{};
  void visit(sim::Fields& f);
};

struct PricesFields {
  PriceFields opioids{"USD/year"}, benzodiazepine{"USD/year"}, non_opioid{"USD/year"};
  PriceFields medication{"USD/month"}, medication_visits{"USD/month"};
  PriceFields primary_care_visit, emergency_visit, specialist_visit, admission, overdose, fatal_overdose, crisis,
      urine_test;
  double opioid_dose = 0;  ///< MME per day that `opioids` is the price of.
  void visit(sim::Fields& f);
};

/// What the published totals are, which the modelled parts must not exceed.
struct WholeFields {
  PriceFields all_cause{"USD/year"}, diagnosed_disorder{"USD/year"};
  void visit(sim::Fields& f);
};

/// Time and travel of patients, paid for in the societal view.
struct PatientFields {
  PriceFields travel, time{"USD/hour"};
  sim::Duration travel_time{}, waiting_time{};
  void visit(sim::Fields& f);
};

struct UtilityFields {
  enum class Map { slope, convex };
  Map map = Map::slope;
  double base = 0, slope = 0, depression = 0, disorder = 0, overdose = 0, depressed_from = 0;
  std::vector<double> convex;  ///< Loss at pain 1 to 10.
  void visit(sim::Fields& f);
};

/// Expectations in the reference cohort at baseline, central values.
struct ReferenceFields {
  double pegs = 0, pain_loss = 0, depressed = 0, mme = 0, benzodiazepine = 0, non_opioid = 0;
  double disorder_active = 0, disorder_diagnosed = 0, on_medication = 0;
  double primary_care_visits = 0, emergency_visits = 0;
  double overdoses = 0, overdoses_by_disorder = 0, fatal_share = 0, crises = 0, urine_tests = 0;
  void visit(sim::Fields& f);
};

struct EconomicsFields {
  enum class View { health_system, societal };
  std::string currency;
  int price_year = 0;
  View view = View::health_system;
  double discount = 0, willingness_to_pay = 0;
  std::vector<std::pair<std::string, double>> price_index;  ///< Year: level.
  StaffFields staff;
  PricesFields prices;
  UseFields use;
  std::vector<std::pair<std::string, PriceFields>>
      programmes;  ///< What programmes buy, by the name they charge it under.
  WholeFields whole;
  PatientFields patients;
  UtilityFields utility;
  ReferenceFields reference;
  void visit(sim::Fields& f);

  /// Money of `year` in money of the run's price year: x this. 1 for a year that is not in the index (an error was
  /// reported).
  double inflation(int year) const;
};

}  // namespace models
