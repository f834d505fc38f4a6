#pragma once

#include <bit>
#include <cstdint>
#include <span>

#include "sim/contract.hpp"
#include "sim/service/clock.hpp"
#include "sim/service/desk_columns.hpp"

/// Desks: stations with several servers, first come first served within two classes, no pre-emption.
///
/// A set of desks is a const description that works on a state (`DeskColumns`). It never touches an
/// event queue: whatever starts is handed to the caller's `started`, who schedules the completion.
///
///     desks.arrive(state.desks, desk, {.subject = household, .tag = nth, .touch = 90}, now,
///                  [&](auto desk, auto server, Minute at, const Job&) {
///                      queue.push({at, phase_done, desk, server, 0});
///                  });
///     const Job job = desks.complete(state.desks, event.entity, event.nth, now, started);
///
/// {desk, server} names the job in service and is state, so it may stand in an event.
namespace tiexin::sim {

/// Both sides of an identity in integers; a side that is one minute off is a defect.
struct Balance {
  std::uint64_t left = 0;
  std::uint64_t right = 0;
  [[nodiscard]] bool holds() const { return left == right; }
};

/// @tparam Clock  OfficeClock or RoundTheClock
template <class Clock>
class BasicDesks {
 public:
  explicit BasicDesks(Clock clock = Clock{}) : clock_(clock) {}

  /// Lays out `columns` for empty desks with all servers in force.
  ///
  /// @param capacities  the most servers desk d can ever have  [1..64]  (n_desks)
  /// @throws ContractError  a capacity out of range. Allocates; everything below does so only
  ///                        while the longest queue so far is still growing.
  void lay_out(DeskColumns& columns, std::span<const std::uint8_t> capacities) const;

  /// A job comes to a desk: starts at once if a server is free, else waits at the end of its class.
  ///
  /// @param job      subject, tag, touch [1..], priority and note are read; the rest is filled in
  /// @param now      not before any earlier call for this desk
  /// @param started  called as started(desk, server, completion minute, const Job&) at most once
  /// @throws ContractError  touch of 0, or time runs backwards
  template <class Started>
  [[gnu::always_inline]] inline void arrive(DeskColumns& columns, std::uint32_t desk, const Job& job, Minute now,
                                            Started&& started) const;

  /// The service at {desk, server} ends: the job leaves, and the next waiting one starts.
  ///
  /// @returns  the job that left; `abandoned` says that its subject had withdrawn
  /// @throws ContractError  that server is not serving, or its job is not due. O(1).
  template <class Started>
  [[gnu::always_inline]] inline Job complete(DeskColumns& columns, std::uint32_t desk, std::uint32_t server, Minute now,
                                             Started&& started) const;

  /// Moves a normal waiting job to the end of the expedited class; those it passes wait longer.
  ///
  /// @returns  false if no such job waits there in the normal class. O(1).
  bool expedite(DeskColumns& columns, std::uint32_t desk, std::uint32_t subject, std::uint32_t tag) const;

  /// What became of a job that was to be withdrawn.
  enum class Withdrawal : std::uint8_t { not_here, left_queue, abandoned };

  /// Its subject no longer wants the work: a waiting job leaves now; one in service is marked, holds
  /// its server to the end, and comes out of complete() as abandoned. O(servers).
  Withdrawal withdraw(DeskColumns& columns, std::uint32_t desk, std::uint32_t subject, std::uint32_t tag,
                      Minute now) const;

  /// Puts `n` servers in force: new ones take waiting jobs; with fewer, services under way go on to
  /// their end and free no server.
  ///
  /// @param n  [0..capacity]
  template <class Started>
  void set_servers(DeskColumns& columns, std::uint32_t desk, std::uint32_t n, Minute now, Started&& started) const;

  /// Little's law as an identity: number in system integrated over the clock = sojourns of those who
  /// left + time so far of those present. Holds at every moment. O(present).
  [[nodiscard]] Balance little(const DeskColumns& columns, std::uint32_t desk, Minute now) const;

  /// Work as an identity: number in service integrated over the clock = service times ended + time
  /// so far of those in service. O(servers).
  [[nodiscard]] Balance work(const DeskColumns& columns, std::uint32_t desk, Minute now) const;

  /// Minutes of server time used up to `now`. O(1).
  [[nodiscard]] std::uint64_t busy_minutes(const DeskColumns& columns, std::uint32_t desk, Minute now) const {
    const DeskRow& row = columns.desk[desk];
    return row.busy_area + std::uint64_t{row.busy} * (clock_.elapsed(now) - row.last);
  }

  [[nodiscard]] const Clock& clock() const { return clock_; }

 private:
  std::uint32_t bring_up_to(DeskRow& row, Minute now) const;
  template <class Started>
  [[gnu::always_inline]] inline void start(DeskColumns& columns, std::uint32_t desk, const Job& job, Minute now,
                                           std::uint32_t clock_now, Started&& started) const;

  Clock clock_;
};

using OfficeDesks = BasicDesks<OfficeClock>;
using Desks = BasicDesks<RoundTheClock>;

}  // namespace tiexin::sim

#include "sim/service/desks_inl.hpp"
