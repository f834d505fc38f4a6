#include "sim/random/draws_many.hpp"

namespace tiexin::sim {

namespace {

/// Compiled at -O3, where compilers make one loop over lanes of it.
[[gnu::always_inline]] inline void each_lane(StreamKey key, const Lanes& entity, const Lanes& occasion,
                                             std::uint32_t step, ManyBlocks& drawn) {
  ManyBlocks own;  // no other memory can be meant
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const philox4x32_ctr_t counter = {{entity[lane], occasion[lane], step, 0}};
    const philox4x32_key_t words = {{key.seed, key.replication}};
    const philox4x32_ctr_t block = philox4x32_R(philox4x32_rounds, counter, words);
    for (std::size_t w = 0; w < 4; ++w) own.word[w][lane] = block.v[w];
  }
  drawn = own;
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void each_lane_avx2(StreamKey key, const Lanes& entity, const Lanes& occasion,
                                            std::uint32_t step, ManyBlocks& drawn) {
  each_lane(key, entity, occasion, step, drawn);
}
#endif

}  // namespace

void philox(StreamKey key, const Lanes& entity, const Lanes& occasion, std::uint32_t step, ManyBlocks& drawn) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) return each_lane_avx2(key, entity, occasion, step, drawn);
#endif
  each_lane(key, entity, occasion, step, drawn);
}

}  // namespace tiexin::sim
