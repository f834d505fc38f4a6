#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

#include "sim/contract.hpp"
#include "sim/event/event.hpp"

namespace tiexin::sim {

/// A queue of events as a binary heap: too simple to be wrong, hence the oracle for BucketQueue.
class HeapQueue {
 public:
  /// Cost: O(log n).
  void push(Event event) {
    heap_.push_back(event);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }

  bool empty() const { return heap_.empty(); }
  std::size_t size() const { return heap_.size(); }

  /// Removes and returns the least event. Throws ContractError if empty. Cost: O(log n).
  Event pop() {
    require(!heap_.empty(), "queue: pop of an empty queue");
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    const Event least = heap_.back();
    heap_.pop_back();
    return least;
  }

  /// Removes the least event into `event` if its minute is before `until`; else leaves the queue as it is.
  bool pop_before(Minute until, Event& event) {
    if (heap_.empty() || heap_.front().minute() >= until) {
      return false;
    }
    event = pop();
    return true;
  }

  /// Minute of the least event. Throws ContractError if empty.
  Minute next_minute() const {
    require(!heap_.empty(), "queue: next_minute of an empty queue");
    return heap_.front().minute();
  }

  /// Forgets all events and keeps the memory.
  void clear() { heap_.clear(); }

  /// Calls f(event) once for every pending event, in no particular order.
  template <class F>
  void for_each(F&& f) const {
    for (const Event& event : heap_) {
      f(event);
    }
  }

 private:
  std::vector<Event> heap_;
};

}  // namespace tiexin::sim
