#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "sim/service/background.hpp"
#include "sim/service/desks.hpp"

/// Desks whose ordinary business is done when somebody looks.
///
/// An item of ordinary business touches nothing but its desk, so it needs no event: a desk is brought up to the present
/// turn before anybody reads it or brings it a job with a name, in a loop over what has happened there since. Only the
/// end of a named job, and the end of an item after which the first named job in the queue will start, are told to the
/// caller (`told`), who has to call end_service() at that turn. Everything else is as if each item had come by an
/// event: in one reading of the desk's clock services end by place, then ordinary business comes.
///
/// All servers of such a desk are in force. Before arrive_named, withdraw_named and any look: catch_up.
namespace tiexin::sim {

/// What has happened at a desk while nobody looked.
struct Happened {
  std::uint64_t touch = 0;  // service times of the ordinary items that ended  [minute]
  std::uint32_t n = 0;      // items that came and items that ended
};

/// A desk's ordinary business and where its draws come from; see next_background for the four.
template <class Draw, class Surge>
struct OrdinaryStream {
  const Background& background;
  Minute until;
  Draw draw;
  Surge surge;
};
template <class Draw, class Surge>
OrdinaryStream(const Background&, Minute, Draw, Surge) -> OrdinaryStream<Draw, Surge>;

/// The first turn that has not come when a minute begins: before its desks work.
template <class Clock>
Turn turn_before(const Clock& clock, Minute now) {
  return now == 0 ? 0 : turn(clock.elapsed(now - 1) + 1, 0);
}

/// The first turn that has not come when the desks' work of a minute is done.
template <class Clock>
Turn turn_after(const Clock& clock, Minute now) {
  return turn(clock.elapsed(now) + 1, 0);
}

/// Draws the first item of a desk.
template <class Clock, class Stream>
void begin_ordinary(const BasicDesks<Clock>& desks, DeskColumns& columns, std::uint32_t desk, Stream&& stream) {
  if (stream.background.utilisation <= 0) return;
  columns.ordinary[desk].next =
      detail::next_item(desks.clock(), columns, desk, stream.background, stream.draw, stream.until, stream.surge);
}

namespace detail {

/// How many items are looked ahead of a named job that waits; a long queue is run over in pieces, so that whoever is
/// served before it does not make it run over again.
inline constexpr std::uint32_t kForesight = 16;

inline Turn first_due(const Turn* due, std::uint32_t capacity) {
  Turn first = due[0];
  for (std::uint32_t place = 1; place < capacity; ++place) first = std::min(first, due[place]);
  return first;
}

inline void renew_first_due(DeskColumns& columns, std::uint32_t desk) {
  const DeskRow& row = columns.desk[desk];
  columns.ahead[desk].first_due = first_due(columns.due.data() + row.first_server, row.capacity);
}

/// An end at which the caller has to be there.
struct Foreseen {
  Turn end = kNoTurn;
  bool to_be_told = false;  // the end of a named job already was
};

/// The end at which the first named job that waits will start, or one before it: runs the servers over the items ahead
/// of it, but not over many more than kForesight. Precondition: a named job waits.
Foreseen foresee(const DeskColumns& columns, std::uint32_t desk);

/// Tells the end at which the first named job starts, or one before it.
template <class Told>
void tell_foreseen(DeskColumns& columns, std::uint32_t desk, Told&& told) {
  if (columns.ends[desk].named == 0) return;
  const Foreseen foreseen = foresee(columns, desk);
  Turn& last = columns.ordinary[desk].told;
  if (!foreseen.to_be_told || foreseen.end == last) return;
  last = foreseen.end;
  told(desk, place_of(last), reading_of(last));
}

/// Does ordinary business at one desk: everything that its loop touches.
template <class Clock, class Stream>
class Catching {
 public:
  Catching(const Clock& clock, DeskColumns& columns, std::uint32_t desk, const Stream& stream)
      : clock_(clock),
        columns_(columns),
        desk_(desk),
        stream_(stream),
        row_(columns.desk[desk]),
        ends_(columns.ends[desk]),
        due_(columns.due.data() + row_.first_server),
        served_(columns.served.data() + row_.first_server) {}

  Happened up_to(Turn before) {
    NextOrdinary& next = columns_.ordinary[desk_].next;
    Turn done = columns_.ahead[desk_].first_due;
    for (Turn comes = turn_of(next); std::min(comes, done) < before; ++happened_.n) {
      if (comes < done) {
        come(next, done);
        next = next_item(clock_, columns_, desk_, stream_.background, stream_.draw, stream_.until, stream_.surge);
        comes = turn_of(next);
      } else {
        end(place_of(done), reading_of(done));
        done = first_due(due_, row_.capacity);
      }
    }
    columns_.ahead[desk_].first_due = done;
    columns_.desk[desk_] = row_;
    return happened_;
  }

 private:
  static Turn turn_of(NextOrdinary next) { return next.reading == kNoSlot ? kNoTurn : turn(next.reading, kComes); }

  /// Moves the accounts on.
  void pass(std::uint32_t reading) {
    const std::uint64_t span = reading - row_.last;
    row_.area += span * row_.in_system;
    row_.busy_area += span * row_.busy;
    row_.last = reading;
  }

  void serve(std::uint32_t place, std::uint32_t reading, WaitingItem item) {
    served_[place] = {job_of(item), reading};
    due_[place] = turn(reading + item.touch, place);
  }

  void come(NextOrdinary next, Turn& done) {
    pass(next.reading);
    ++row_.in_system;
    ++row_.entered;
    const WaitingItem item{next.touch, next.reading};
    if (row_.busy == row_.servers) return append_item(columns_, desk_, item);
    const auto place = static_cast<std::uint32_t>(std::countr_one(row_.busy_servers));
    row_.busy_servers |= std::uint64_t{1} << place;
    ++row_.busy;
    serve(place, next.reading, item);
    done = std::min(done, due_[place]);
  }

  void end(std::uint32_t place, std::uint32_t reading) {
    const Job& job = served_[place].job;
    require(job.subject == kBackgroundSubject, "desks: the end of a named job was passed over");
    pass(reading);
    const bool some_wait = row_.waiting() != 0;
    --row_.in_system;
    row_.touched += job.touch;
    row_.sojourns += reading - job.arrival;
    happened_.touch += job.touch;
    if (some_wait) {  // then all servers are busy, and this is the place that becomes free
      require(item_is_first(columns_, ends_), "desks: the start of a named job was passed over");
      return serve(place, reading, item_at(columns_, desk_, ends_.item++));
    }
    row_.busy_servers &= ~(std::uint64_t{1} << place);
    --row_.busy;
    due_[place] = kNoTurn;
  }

  const Clock& clock_;
  DeskColumns& columns_;
  std::uint32_t desk_;
  const Stream& stream_;
  DeskRow row_;  // a copy: the loop's numbers stay in registers
  WaitingEnds& ends_;
  Turn* due_;
  Served* served_;
  Happened happened_;
};

}  // namespace detail

/// Does what has happened at a desk before a turn. Cost: O(what happened · servers).
/// @throws ContractError  the end or the start of a named job lies before that turn: it was told, and passed over
template <class Clock, class Stream>
Happened catch_up(const BasicDesks<Clock>& desks, DeskColumns& columns, std::uint32_t desk, Turn before,
                  const Stream& stream) {
  const std::uint32_t next = columns.ordinary[desk].next.reading;
  const bool comes = next != kNoSlot && turn(next, kComes) < before;
  if (!comes && columns.ahead[desk].first_due >= before) return {};
  return detail::Catching<Clock, Stream>(desks.clock(), columns, desk, stream).up_to(before);
}

/// A job with a name comes to a desk: see BasicDesks::arrive.
///
/// @param told  called as told(desk, server, reading of the clock) at most once: end_service() is due there
template <class Clock, class Told>
void arrive_named(const BasicDesks<Clock>& desks, DeskColumns& columns, std::uint32_t desk, const Job& job, Minute now,
                  Told&& told) {
  require(job.subject != kBackgroundSubject, "desks: ordinary business comes by itself");
  const WaitingEnds& ends = columns.ends[desk];
  const std::uint32_t waited = ends.named;
  desks.arrive(columns, desk, job, now, [&](std::uint32_t, std::uint32_t server, Minute, const Job& begun) {
    const DeskRow& row = columns.desk[desk];
    columns.due[row.first_server + server] = turn(row.last + begun.touch, server);
    detail::renew_first_due(columns, desk);
    told(desk, server, row.last + begun.touch);
  });
  // Behind another named one nothing is to be told yet; but the first of the first class goes before that other.
  const bool alone = waited == 0 || (job.priority == Priority::expedited && ends.head[0] == ends.tail[0]);
  if (ends.named != waited && alone) detail::tell_foreseen(columns, desk, told);
}

/// The service at {desk, server} ends, if one does at this minute: what was told may have been overtaken by a named job
/// of the first class or by a withdrawal.
///
/// @param job   the job that left, named or not
/// @returns     whether one did
template <class Clock, class Told>
bool end_service(const BasicDesks<Clock>& desks, DeskColumns& columns, std::uint32_t desk, std::uint32_t server,
                 Minute now, Job& job, Told&& told) {
  const DeskRow& row = columns.desk[desk];
  const std::uint32_t reading = desks.clock().elapsed(now);
  const Turn here = turn(reading, server);
  require(server < row.capacity, "desks: that server is not serving");
  Turn& due = columns.due[row.first_server + server];
  if (due != here) return false;
  due = kNoTurn;
  Turn& last = columns.ordinary[desk].told;
  bool look_on = last == here;
  if (look_on) last = kNoTurn;
  job = desks.complete(columns, desk, server, now, [&](std::uint32_t, std::uint32_t at, Minute, const Job& begun) {
    columns.due[row.first_server + at] = turn(reading + begun.touch, at);
    if (begun.subject == kBackgroundSubject) return;
    look_on = true;
    told(desk, at, reading + begun.touch);
  });
  detail::renew_first_due(columns, desk);
  if (look_on) detail::tell_foreseen(columns, desk, told);
  return true;
}

/// The subject of a named job no longer wants the work: see BasicDesks::withdraw.
template <class Clock, class Told>
void withdraw_named(const BasicDesks<Clock>& desks, DeskColumns& columns, std::uint32_t desk, std::uint32_t subject,
                    std::uint32_t tag, Minute now, Told&& told) {
  if (desks.withdraw(columns, desk, subject, tag, now) == BasicDesks<Clock>::Withdrawal::left_queue)
    detail::tell_foreseen(columns, desk, told);  // those behind it start earlier
}

}  // namespace tiexin::sim
