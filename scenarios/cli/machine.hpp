/// The machine that the program runs on.
#pragma once

namespace tiexin::scenarios {

/// Memory of the machine  [bytes].
[[nodiscard]] double machine_memory();

/// Processors that this process may use  [1..].
[[nodiscard]] unsigned usable_processors();

}  // namespace tiexin::scenarios
