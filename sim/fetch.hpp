#pragma once

namespace tiexin::sim {

/// Has the cache line at `place` brought into the cache; `place` need not be valid.
///
/// The empty statement stands for its effect: a function that only prefetches is, to g++ 12, one that does nothing, and
/// calls to it are left out.
[[gnu::always_inline]] inline void fetch(const void* place) {
  __builtin_prefetch(place);
  asm volatile("");
}

}  // namespace tiexin::sim
