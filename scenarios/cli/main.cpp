/// tiexin: verbs in, tables out. Exit codes: 0 well, 1 internal, 2 bad input, 3 some replications failed.
#include <cstdio>
#include <exception>
#include <fmt/core.h>
#include <new>
#include <system_error>

#include "scenarios/cli/command_line.hpp"
#include "scenarios/cli/exit_code.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "scenarios/store/store_error.hpp"

namespace {

int run(int argc, char** argv) {
  using namespace tiexin::scenarios;
  try {
    const int code = read_command_line(argc, argv)();
    if (std::fflush(stdout) != 0) throw StoreError("the output cannot be written: is the disk full?");
    return code;
  } catch (const SpecError& error) {
    fmt::print(stderr, "{}\n", error.what());
    return kBadInput;
  } catch (const StoreError& error) {
    fmt::print(stderr, "{}\n", error.what());
    return kBadInput;
  } catch (const UsageError& error) {
    fmt::print(stderr, "{}\n", error.what());
    return kBadInput;
  } catch (const std::system_error& error) {
    fmt::print(stderr, "the system refuses: {}\n", error.what());
    return kBadInput;
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "not enough memory; ask for fewer villages or threads\n");
    return kBadInput;
  } catch (const std::exception& error) {
    fmt::print(stderr, "internal error: {}\nThis is a defect of tiexin, not of your files.\n", error.what());
    return kInternalError;
  }
}

}  // namespace

int main(int argc, char** argv) { return run(argc, argv); }
