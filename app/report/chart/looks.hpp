#pragma once
// How the n-th scenario looks, everywhere: a colour that the colour-blind can tell apart, a dash and a marker.
#include <cstddef>
#include <string>

namespace app {

inline constexpr const char* kInk = "#1d2733";    ///< Text.
inline constexpr const char* kQuiet = "#51606f";  ///< Ticks and notes.
inline constexpr const char* kGrid = "#e4e9ee";   ///< Grid lines.
inline constexpr const char* kAxis = "#8b98a5";   ///< Axes and zero lines.
inline constexpr const char* kAlarm = "#a4262c";  ///< Limits.

struct Look {
  std::string colour;
  std::string dash;  ///< Of SVG's stroke-dasharray; empty: a full line.
  int marker = 0;    ///< 0 circle, 1 square, 2 triangle, 3 diamond, 4 cross, 5 triangle upside down.
};

/// Scenario 0 is the reference and quiet; the others take the colours of Okabe and Ito (2008), darkened where white
/// paper needs it. After eight the colours come again with other dashes and markers.
Look look_of(std::size_t index);

/// Parts of a whole and other things that are no scenarios: ten colours that the colour-blind can tell apart (Paul Tol,
/// "muted").
Look part_look(std::size_t index);

/// A marker of this look, centred, about `size` pixels across.
std::string marker(const Look& look, double x, double y, double size);

}  // namespace app
