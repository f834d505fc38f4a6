/// tiexin: verbs in, tables out. Exit codes: 0 well, 1 internal, 2 bad input, 3 some replications failed.
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <system_error>

#include "scenarios/cli/command_line.hpp"
#include "scenarios/cli/exit_code.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "scenarios/store/files.hpp"
#include "scenarios/store/store_error.hpp"
#include "sim/replicate/progress.hpp"

namespace {

using namespace tiexin::scenarios;

/// Says why the program ends; where nobody hears it the exit code still tells.
int end(int code, const std::string& why) {
  std::fputs((why + "\n").c_str(), stderr);
  return code;
}

int run(int argc, char** argv) {
  try {
    const int code = read_command_line(argc, argv)();
    if (std::fflush(stdout) != 0) throw StoreError("the output cannot be written: is the disk full?");
    return code;
  } catch (const SpecError& error) {
    return end(kBadInput, error.what());
  } catch (const StoreError& error) {
    return end(kBadInput, error.what());
  } catch (const UsageError& error) {
    return end(kBadInput, error.what());
  } catch (const std::system_error& error) {
    return end(kBadInput, std::string("the system refuses: ") + error.what());
  } catch (const std::bad_alloc&) {
    return end(kBadInput, "not enough memory; ask for fewer villages or threads");
  } catch (const tiexin::sim::Stopped&) {
    return end(kSomeRunsFailed, "Stopped before any run had come to its end; nothing was written.");
  } catch (const std::exception& error) {
    return end(kInternalError,
               std::string("internal error: ") + error.what() + "\nThis is a defect of tiexin, not of your files.");
  }
}

}  // namespace

int main(int argc, char** argv) {
  occupy_standard_streams();
  (void)std::signal(SIGXFSZ, SIG_IGN);  // a file beyond the limit is an error of writing, not a death
  return run(argc, argv);
}
