// The units that may stand beside a number.
#include <array>
#include <cctype>

#include "sim/config/quantity.hpp"
#include "sim/core/time.hpp"

namespace sim {

namespace {

constexpr double kYear = static_cast<double>(kMinutesPerYear);

struct TimeUnit {
  const char* name;
  double minutes;
};
constexpr std::array kTimeUnits = {
    TimeUnit{"min", 1},
    TimeUnit{"minutes", 1},
    TimeUnit{"minute", 1},
    TimeUnit{"mins", 1},
    TimeUnit{"hours", 60},
    TimeUnit{"hour", 60},
    TimeUnit{"h", 60},
    TimeUnit{"days", kMinutesPerDay},
    TimeUnit{"day", kMinutesPerDay},
    TimeUnit{"d", kMinutesPerDay},
    TimeUnit{"weeks", kMinutesPerWeek},
    TimeUnit{"week", kMinutesPerWeek},
    TimeUnit{"months", kMinutesPerMonth},
    TimeUnit{"month", kMinutesPerMonth},
    TimeUnit{"years", kYear},
    TimeUnit{"year", kYear},
};

// ISO 4217 codes in use.
constexpr std::string_view kCurrencies =
    " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP "
    "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF "
    "IDR "
    "ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK "
    "MNT "
    "MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR "
    "SBD "
    "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES "
    "VND "
    "VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL ";

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

std::optional<double> minutes_of(std::string_view name) {
  for (const TimeUnit& u : kTimeUnits)
    if (name == u.name) return u.minutes;
  return std::nullopt;
}

// "PY", "person-years" and "patient-months" are time under observation.
std::optional<double> observed_minutes_of(std::string_view name) {
  if (name == "PY") return kYear;
  for (const std::string_view who : {"person-", "patient-"})
    if (name.starts_with(who)) return minutes_of(name.substr(who.size()));
  return minutes_of(name);
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ');
}

// What follows "/" or "per ", or nothing.
std::optional<std::string_view> after_per(std::string_view text) {
  if (text.starts_with("/")) return trimmed(text.substr(1));
  if (text.starts_with("per ")) return trimmed(text.substr(4));
  return std::nullopt;
}

std::string singular(std::string_view name) {
  if (name == "h") return "hour";
  if (name == "d") return "day";
  if (name.starts_with("min")) return "minute";
  if (name == "PY") return "year";
  if (name.size() > 3 && name.back() == 's' && name[name.size() - 2] != 's') name.remove_suffix(1);
  return std::string(name);
}

std::optional<Unit> share_unit(std::string_view text) {
  if (text == "%" || starts_with_word(text, "percent")) return Unit{Dimension::share, 0.01, "", "", std::string(text)};
  for (const char* word : {"proportion", "probability", "share", "chance"})
    if (starts_with_word(text, word)) return Unit{Dimension::share, 1, "", "", std::string(text)};
  return std::nullopt;
}

std::optional<Unit> rate_unit(std::string_view text) {
  const auto per = after_per(text);
  if (!per) return std::nullopt;
  std::string_view rest = *per;
  double people = 1;  // "per 1000 person-years"
  const std::size_t space = rest.find(' ');
  if (space != std::string_view::npos) {
    const auto n = parse_plain_number(rest.substr(0, space));
    if (n && *n > 0) {
      people = *n;
      rest = trimmed(rest.substr(space));
    }
  }
  const auto length = observed_minutes_of(rest);
  if (!length) return std::nullopt;
  return Unit{Dimension::rate, kYear / *length / people, "", "", std::string(text)};
}

bool is_currency(std::string_view code) {
  return code.size() == 3 && kCurrencies.find(" " + std::string(code) + " ") != std::string_view::npos;
}

std::optional<Unit> money_unit(std::string_view text) {
  std::string_view rest = text;
  const bool year_first =
      rest.size() > 5 && rest[4] == ' ' && rest.substr(0, 4).find_first_not_of("0123456789") == std::string_view::npos;
  int price_year = 0;
  if (year_first) {  // "2020 USD": prices of that year
    for (const char digit : rest.substr(0, 4)) price_year = 10 * price_year + (digit - '0');
    rest = trimmed(rest.substr(5));
  }
  std::string currency;
  if (rest.starts_with("US$")) currency = "USD";
  if (is_currency(rest.substr(0, 3))) currency = std::string(rest.substr(0, 3));
  if (currency.empty()) return std::nullopt;
  rest = trimmed(rest.substr(3));
  if (rest.empty()) return Unit{Dimension::money, 1, currency, "", std::string(text), price_year};
  const auto per = after_per(rest);
  if (!per || per->empty()) return std::nullopt;
  return Unit{Dimension::money, 1, currency, singular(*per), std::string(text), price_year};
}

}  // namespace

std::optional<Unit> parse_unit(std::string_view text, bool strict) {
  text = trimmed(text);
  if (const auto minutes = minutes_of(text)) return Unit{Dimension::time, *minutes, "", "", std::string(text)};
  if (auto unit = share_unit(text)) return unit;
  if (auto unit = money_unit(text)) return unit;
  if (auto unit = rate_unit(text)) return unit;
  if (strict) return std::nullopt;
  return Unit{Dimension::number, 1, "", "", std::string(text)};
}

const char* dimension_words(Dimension dimension) {
  switch (dimension) {
    case Dimension::number: return "a plain number";
    case Dimension::share: return "a share";
    case Dimension::time: return "a length of time";
    case Dimension::money: return "money";
    case Dimension::rate: return "a rate";
  }
  return "";
}

std::vector<std::string> time_unit_names() {
  std::vector<std::string> names;
  for (const TimeUnit& u : kTimeUnits) names.emplace_back(u.name);
  return names;
}

}  // namespace sim
