#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Somebody has it: off the village's list, time in hands runs.
void take_in_hand(Run& run, Matter& matter);
/// Nobody has it any more: latent again, or open behind a closed file; a new episode begins.
void return_to_latent(Run& run, Matter& matter);
/// Stops the count of time in somebody's hands.
void leave_hands(Run& run, Matter& matter);

/// Registers a matter, or registers it again; nothing if its file is open already.
void put_in_books(Run& run, Matter& matter, Channel channel);

/// Sends a registered matter on its way: to one desk, or to several, one after another or convened.
void route(Run& run, Matter& matter);

/// What is drawn once for a matter and stays so, for whoever handles it: the other party of a dispute, which desk it
/// needs, how many departments, how clear it is whose it is.
[[nodiscard]] inline sim::Block handling_draw(const Run& run, const Matter& matter) {
  return run.draw(matter, Purpose::attributes, 1);
}

/// The desk that a step of the work truly needs: of a hard matter the step-th of its departments, else the one
/// that its topic and place belong to.
/// @param own  its handling_draw()
[[nodiscard]] std::uint32_t needed_desk(const Run& run, const Matter& matter, std::uint32_t step,
                                        const sim::Block& own);
/// The same, drawing only if it has to.
[[nodiscard]] std::uint32_t needed_desk(const Run& run, const Matter& matter, std::uint32_t step);

/// One piece of work on a matter: working time, external delay.
[[nodiscard]] inline sim::Block work_draw(const Run& run, const Matter& matter, std::uint32_t step) {
  return run.draw(matter, Purpose::touch, matter.works * 16U + step);
}

/// Charges minutes of a desk's people on matters, handed on and agreed on or worked on.
void charge_desk(Run& run, std::uint32_t desk, std::uint32_t minutes, bool coordination);

/// Takes its jobs from all desks, when its file was closed or the matter is gone.
void withdraw_jobs(Run& run, Matter& matter);

/// Load of a desk above its capacity: jobs in the system over servers in force, less one.  [0..1]  Brings
/// the desk up to date first.
[[nodiscard]] double overload(Run& run, std::uint32_t desk);

/// Money that a hard matter waits for; 0 if it needs none, or has been given it.  [yuan]
[[nodiscard]] double money_needed(const Run& run, const Matter& matter);

/// Routing accuracy after `seen` outcomes of a topic (F3).
[[nodiscard]] double routing_accuracy(const HandlingParameters& handling, double seen);

/// Money for matters that wait for it, first come first served; called once a month.
void serve_waiting_for_money(Run& run);

void on_file_arrives(Run& run, const sim::Event& event);
void on_desk_done(Run& run, const sim::Event& event);
void on_external_done(Run& run, const sim::Event& event);
void on_convened(Run& run, const sim::Event& event);

}  // namespace tiexin::models
