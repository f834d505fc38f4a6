/// The machine that the program runs on.
#pragma once

#include <optional>

namespace tiexin::scenarios {

/// Memory that this process may use: that of the machine, or what its control group is limited to  [bytes].
[[nodiscard]] double machine_memory();

/// Processors that this process may use  [1..].
[[nodiscard]] unsigned usable_processors();

/// Threads to run on: those asked for, else as many as there are usable processors. Each is started once, because where
/// the system refuses one later the thread pool ends the program.
/// @throws StoreError  the system does not give so many
[[nodiscard]] unsigned threads_of(std::optional<unsigned> asked);

}  // namespace tiexin::scenarios
