#include "sim/service/desk_columns.hpp"

#include <algorithm>

#include "sim/service/ordinary.hpp"

namespace tiexin::sim {

std::vector<WaitingRow> waiting_rows(const DeskColumns& columns) {
  std::vector<WaitingRow> rows;
  for (std::uint32_t desk = 0; desk < columns.desk.size(); ++desk) {
    const WaitingEnds& ends = columns.ends[desk];
    auto list_items = [&, item = ends.item](std::uint32_t end) mutable {
      for (; item != end; ++item) rows.push_back({desk, detail::job_of(detail::item_at(columns, desk, item))});
    };
    for (std::uint32_t slot : ends.head) {
      for (; slot != kNoSlot; slot = columns.pool[slot].next) {
        const Waiting& here = columns.pool[slot];
        if (here.job.priority == Priority::normal && here.behind > ends.item) list_items(here.behind);
        rows.push_back({desk, here.job});
      }
    }
    list_items(ends.items_end);
  }
  return rows;
}

void restore_waiting(DeskColumns& columns, const std::vector<WaitingRow>& rows) {
  columns.pool.clear();
  columns.free_slot = kNoSlot;
  columns.ends.assign(columns.desk.size(), WaitingEnds{});
  columns.items.resize(columns.desk.size());
  columns.ahead.assign(columns.desk.size(), BackgroundAhead{});
  columns.due.assign(columns.served.size(), kNoTurn);
  columns.by_name.assign(kNameBuckets, kNoSlot);
  std::uint32_t n_servers = 0;
  for (const DeskRow& row : columns.desk) {
    require(row.first_server == n_servers, "desks: places of servers do not follow the capacities");
    n_servers += row.capacity;
  }
  require(columns.served.size() == n_servers, "desks: rows of servers do not fit the capacities");
  for (const DeskRow& row : columns.desk) {
    for (std::uint32_t place = 0; place < row.capacity; ++place) {
      const Served& served = columns.served[row.first_server + place];
      if ((row.busy_servers >> place & 1) != 0)
        columns.due[row.first_server + place] = turn(served.started + served.job.touch, place);
    }
  }
  for (std::size_t d = 0; d < columns.desk.size(); ++d) {
    const DeskRow& row = columns.desk[d];
    columns.ahead[d].first_due = detail::first_due(columns.due.data() + row.first_server, row.capacity);
  }
  std::vector<std::uint32_t> waiting(columns.desk.size());
  for (const WaitingRow& row : rows) {
    require(row.desk < columns.desk.size(), "desks: a waiting job of a desk that does not exist");
    require(static_cast<std::size_t>(row.job.priority) < kPriorities, "desks: a waiting job without a class");
    detail::append_waiting(columns, row.desk, row.job);
    ++waiting[row.desk];
  }
  for (std::size_t d = 0; d < waiting.size(); ++d) {
    require(waiting[d] == columns.desk[d].waiting(), "desks: waiting jobs do not add up to the number waiting");
  }
}

namespace detail {

namespace {

std::uint32_t& first_of_name(DeskColumns& columns, std::uint32_t subject, std::uint32_t tag) {
  const std::uint32_t mixed = (subject ^ tag * 0x85eb'ca6bU) * 0x9e37'79b1U;
  return columns.by_name[mixed / (0xffff'ffffU / kNameBuckets + 1)];
}

}  // namespace

void grow_items(DeskColumns& columns, std::uint32_t desk) {
  std::vector<WaitingItem>& ring = columns.items[desk];
  const WaitingEnds& ends = columns.ends[desk];
  std::vector<WaitingItem> larger(std::max<std::size_t>(8, 2 * ring.size()));
  for (std::uint32_t item = ends.item; item != ends.items_end; ++item)
    larger[item & (larger.size() - 1)] = item_at(columns, desk, item);
  ring = std::move(larger);
}

void append_waiting(DeskColumns& columns, std::uint32_t desk, const Job& job) {
  if (job.subject == kBackgroundSubject && job.priority == Priority::normal)
    return append_item(columns, desk, {job.touch, job.arrival});
  std::uint32_t slot = columns.free_slot;
  if (slot == kNoSlot) {
    slot = static_cast<std::uint32_t>(columns.pool.size());
    columns.pool.emplace_back();
  } else {
    columns.free_slot = columns.pool[slot].next;
  }
  WaitingEnds& ends = columns.ends[desk];
  const auto list = static_cast<std::size_t>(job.priority);
  columns.pool[slot] = {job, desk, kNoSlot, ends.tail[list], kNoSlot, ends.items_end};
  (ends.head[list] == kNoSlot ? ends.head[list] : columns.pool[ends.tail[list]].next) = slot;
  ends.tail[list] = slot;
  if (job.subject == kBackgroundSubject) return;
  ++ends.named;
  // At the end of its bucket: of two jobs of one name the first to come is the first to be found.
  std::uint32_t* last = &first_of_name(columns, job.subject, job.tag);
  while (*last != kNoSlot) last = &columns.pool[*last].next_of_name;
  *last = slot;
}

Job take_slot(DeskColumns& columns, std::uint32_t slot) {
  const Waiting here = columns.pool[slot];
  WaitingEnds& ends = columns.ends[here.desk];
  const auto list = static_cast<std::size_t>(here.job.priority);
  (here.previous == kNoSlot ? ends.head[list] : columns.pool[here.previous].next) = here.next;
  (here.next == kNoSlot ? ends.tail[list] : columns.pool[here.next].previous) = here.previous;
  if (here.job.subject != kBackgroundSubject) {
    --ends.named;
    std::uint32_t* link = &first_of_name(columns, here.job.subject, here.job.tag);
    while (*link != slot) link = &columns.pool[*link].next_of_name;
    *link = here.next_of_name;
  }
  columns.pool[slot].next = columns.free_slot;
  columns.free_slot = slot;
  return here.job;
}

bool take_waiting(DeskColumns& columns, std::uint32_t desk, Priority priority, std::uint32_t subject, std::uint32_t tag,
                  Job& job) {
  std::uint32_t slot = first_of_name(columns, subject, tag);
  for (; slot != kNoSlot; slot = columns.pool[slot].next_of_name) {
    const Waiting& here = columns.pool[slot];
    if (here.desk != desk || here.job.priority != priority || here.job.subject != subject || here.job.tag != tag)
      continue;
    job = take_slot(columns, slot);
    return true;
  }
  return false;
}

Foreseen foresee(const DeskColumns& columns, std::uint32_t desk) {
  const DeskRow& row = columns.desk[desk];
  const WaitingEnds& ends = columns.ends[desk];
  const Turn* const now_due = columns.due.data() + row.first_server;
  const auto of_named = [&](Turn end) {
    const std::uint32_t place = place_of(end);
    return end == now_due[place] && columns.served[row.first_server + place].job.subject != kBackgroundSubject;
  };
  std::array<Turn, 64> due;
  std::copy_n(now_due, row.capacity, due.begin());
  const std::uint32_t ahead =
      ends.head[0] != kNoSlot ? ends.item : std::max(ends.item, columns.pool[ends.head[1]].behind);
  for (std::uint32_t item = ends.item;; ++item) {
    const Turn first = first_due(due.data(), row.capacity);
    if (item == ahead) return {first, !of_named(first)};
    if (item - ends.item >= kForesight && !of_named(first)) return {first, true};
    due[place_of(first)] = turn(reading_of(first) + item_at(columns, desk, item).touch, place_of(first));
  }
}

}  // namespace detail
}  // namespace tiexin::sim
