#pragma once
// status.html: how far a sweep is, for a browser that reloads it.
#include <string>

#include "app/study/sweep.hpp"

namespace app {

/// `elapsed` seconds of this process; `note` says that it is finished or stopped, empty while it runs.
std::string status_page(const std::string& title, const SweepProgress& progress, double elapsed,
                        const std::string& note);

/// Seconds until everything known is done at the speed so far; negative when nothing can be said yet.
double seconds_left(const SweepProgress& progress, double elapsed);

}  // namespace app
