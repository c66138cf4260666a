// What went wrong, in a sentence and an exit code.
#include <new>
#include <stdexcept>

#include "app/commands/commands.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/problems.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/check.hpp"
#include "sim/run/chunk_store.hpp"
#include "sim/run/experiment.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

void complain(const std::string& text, const char* help = nullptr) {
  std::string all = red(terminal_of(2), "carepath:") + " " + sim::harmless(text) + "\n";
  if (help) all += std::string("    help: ") + help + "\n";
  say(all);
}

}  // namespace

Exit guarded(const std::function<Exit()>& command) {
  try {
    return command();
  } catch (const sim::ConfigError& error) {
    say(error.problems.text());
    return configuration;
  } catch (const sim::StaleStore& error) {
    complain(error.what());
    return configuration;
  } catch (const sim::Nondeterminism& error) {
    complain(error.what(), "this is a defect of the program or of the machine; please report it");
    return corrupt;
  } catch (const sim::FileError& error) {
    complain(error.what());
    return disk;
  } catch (const sim::BrokenRule& error) {
    complain(std::string("broken rule: ") + error.what(), "this is a defect of the program; please report it");
    return failed;
  } catch (const std::bad_alloc&) {
    complain("there is not enough memory");
    return failed;
  } catch (const std::exception& error) {
    complain(error.what());
    return failed;
  }
}

}  // namespace app
