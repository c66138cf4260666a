// What went wrong, in a sentence and an exit code.
#include <new>
#include <sstream>
#include <stdexcept>

#include "app/commands/commands.hpp"
#include "app/terminal/terminal.hpp"
#include "sim/config/problems.hpp"
#include "sim/config/wording.hpp"
#include "sim/core/check.hpp"
#include "sim/run/chunk_store.hpp"
#include "sim/run/distributed.hpp"
#include "sim/run/experiment.hpp"
#include "sim/store/atomic_file.hpp"

namespace app {

namespace {

void complain_of(const std::string& text, const char* help = nullptr) {
  std::string all = red(terminal_of(2), "carepath:") + " ";
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) all += sim::harmless(line) + "\n";
  if (help) all += std::string("    help: ") + help + "\n";
  complain(all);
}

}  // namespace

Exit guarded(const std::function<Exit()>& command) {
  try {
    return command();
  } catch (const sim::PartIsDone&) {
    return done;
  } catch (const sim::ConfigError& error) {
    complain(error.problems.text());
    return configuration;
  } catch (const sim::StaleStore& error) {
    complain_of(error.what());
    return configuration;
  } catch (const sim::Nondeterminism& error) {
    complain_of(error.what(), "this is a defect of the program or of the machine; please report it");
    return corrupt;
  } catch (const sim::FileError& error) {
    complain_of(error.what());
    return disk;
  } catch (const sim::BrokenRule& error) {
    complain_of(std::string("broken rule: ") + error.what(), "this is a defect of the program; please report it");
    return failed;
  } catch (const std::bad_alloc&) {
    complain_of("there is not enough memory");
    return failed;
  } catch (const std::exception& error) {
    complain_of(error.what());
    return failed;
  }
}

}  // namespace app
