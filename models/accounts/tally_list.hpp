#pragma once

// The dictionary of everything a run counts by month. One line a column: name, what it counts, unit.
//
// Prefixes name the basis. `cohort_`: month of arising. `registered_`: month of first registration in the books (all
// channels); `hotline_`: month of registration, of every order of the hotline; `closings_`: month of the first closing;
// `resolved_`: month of true resolution; `cost_`, `minutes_` and the rest: calendar month in which it happened. All are
// integers; shares, means and quantiles are formed by analysis, which knows the columns by these names.
#define TIEXIN_TALLIES(X)                                                                                  \
  /* cohort: what became of the matters that arose in this month */                                        \
  X(cohort_matters, "matters that would arise, prevented ones included", "matters")                        \
  X(cohort_prevented, "prevented", "matters")                                                              \
  X(cohort_small, "not prevented, small at arising", "matters")                                            \
  X(cohort_practical, "not prevented, practical at arising", "matters")                                    \
  X(cohort_hard, "not prevented, hard at arising", "matters")                                              \
  X(cohort_disputes, "not prevented, disputes among the above", "matters")                                 \
  X(cohort_solved_30, "in state solved 30 days after arising", "matters")                                  \
  X(cohort_solved_90, "the same after 90 days", "matters")                                                 \
  X(cohort_solved_180, "the same after 180 days", "matters")                                               \
  X(cohort_solved_365, "the same after 365 days", "matters")                                               \
  X(cohort_small_solved_30, "small, solved after 30 days", "matters")                                      \
  X(cohort_small_solved_90, "small, solved after 90 days", "matters")                                      \
  X(cohort_small_solved_180, "small, solved after 180 days", "matters")                                    \
  X(cohort_small_solved_365, "small, solved after 365 days", "matters")                                    \
  X(cohort_practical_solved_30, "practical, solved after 30 days", "matters")                              \
  X(cohort_practical_solved_90, "practical, solved after 90 days", "matters")                              \
  X(cohort_practical_solved_180, "practical, solved after 180 days", "matters")                            \
  X(cohort_practical_solved_365, "practical, solved after 365 days", "matters")                            \
  X(cohort_hard_solved_30, "hard, solved after 30 days", "matters")                                        \
  X(cohort_hard_solved_90, "hard, solved after 90 days", "matters")                                        \
  X(cohort_hard_solved_180, "hard, solved after 180 days", "matters")                                      \
  X(cohort_hard_solved_365, "hard, solved after 365 days", "matters")                                      \
  X(cohort_severity, "severity at arising of matters not prevented", "milli-units a day")                  \
  X(cohort_severity_solved_180, "severity at arising of those solved after 180 days", "milli-units a day") \
  X(cohort_surfaced_365, "surfaced within 365 days of arising", "matters")                                 \
  X(cohort_ended_unsurfaced_365, "ended by themselves, never surfaced, within 365 days", "matters")        \
  X(cohort_ended, "ended by themselves", "matters")                                                        \
  X(cohort_ended_365, "the same within 365 days of arising", "matters")                                    \
  X(cohort_burden, "open minutes within 365 days of arising; 0 if prevented", "minutes")                   \
  /* registered: what the books say of the matters first registered in this month */                       \
  X(registered, "first registrations", "matters")                                                          \
  X(registered_on_time, "closed in books by the working-day deadline", "matters")                          \
  X(registered_closed, "closed in books", "matters")                                                       \
  X(registered_closure_minutes, "registration to first closing, of those closed", "minutes")               \
  X(registered_early, "closed before the deadline day", "matters")                                         \
  X(registered_called_back, "called back after closing", "matters")                                        \
  X(registered_recorded_resolved, "call-back records resolved", "matters")                                 \
  X(registered_called_back_solved, "called back and truly solved 30 days after closing", "matters")        \
  X(registered_closed_solved, "closed and truly solved 30 days after closing", "matters")                  \
  X(registered_rated, "rated", "matters")                                                                  \
  X(registered_satisfied, "rated satisfied", "matters")                                                    \
  X(registered_dissatisfied, "rated dissatisfied", "matters")                                              \
  X(registered_misroutes, "sent to a desk that is not needed", "transfers")                                \
  X(registered_returns, "came back from a desk", "transfers")                                              \
  X(registered_handoffs, "transfers of responsibility between units, returns included", "transfers")       \
  X(registered_handoffs_excess, "handoffs beyond departments needed less one", "transfers")                \
  X(registered_cell_small, "registered, small", "matters")                                                 \
  X(registered_cell_practical, "registered, practical", "matters")                                         \
  X(registered_cell_hard_2, "registered, hard, two departments", "matters")                                \
  X(registered_cell_hard_3, "registered, hard, three departments", "matters")                              \
  X(registered_cell_hard_4, "registered, hard, four departments or more", "matters")                       \
  X(handoffs_cell_small, "their handoffs", "transfers")                                                    \
  X(handoffs_cell_practical, "their handoffs", "transfers")                                                \
  X(handoffs_cell_hard_2, "their handoffs", "transfers")                                                   \
  X(handoffs_cell_hard_3, "their handoffs", "transfers")                                                   \
  X(handoffs_cell_hard_4, "their handoffs", "transfers")                                                   \
  X(joint_matters, "matters whose departments were convened", "matters")                                   \
  X(joint_convening, "call to convene to the meeting of all desks", "minutes")                             \
  X(registrations, "registrations in the books, first and later ones", "registrations")                    \
  X(hotline, "orders dispatched by the hotline", "orders")                                                 \
  X(hotline_on_time, "closed by the deadline", "orders")                                                   \
  X(hotline_closed, "closed", "orders")                                                                    \
  X(hotline_closure_minutes, "dispatch to closing", "minutes")                                             \
  X(hotline_early, "closed before the deadline day", "orders")                                             \
  X(hotline_called_back, "called back", "orders")                                                          \
  X(hotline_recorded_resolved, "recorded resolved", "orders")                                              \
  X(hotline_rated, "rated", "orders")                                                                      \
  X(hotline_satisfied, "rated satisfied", "orders")                                                        \
  X(hotline_dissatisfied, "rated dissatisfied", "orders")                                                  \
  /* closings */                                                                                           \
  X(closings, "first closings in books", "matters")                                                        \
  X(closings_false, "not solved and not ended when first closed", "matters")                               \
  X(closings_reopened, "same root registered again within 365 days", "matters")                            \
  X(closings_audited, "first closings audited", "matters")                                                 \
  X(closings_found, "false ones found by audit", "matters")                                                \
  /* true resolutions, by the month they happened */                                                       \
  X(resolved, "true resolutions less relapses of them", "matters")                                         \
  X(resolved_lead, "arising to true resolution", "minutes")                                                \
  X(resolved_latent, "of it in nobody's hands", "minutes")                                                 \
  X(resolved_queue, "of it waiting at desks, closing hours included", "minutes")                           \
  X(resolved_external, "of it waiting for site, party or contractor", "minutes")                           \
  X(resolved_convening, "of it waiting for a joint meeting", "minutes")                                    \
  X(resolved_touch, "of it somebody's hands at work", "minutes")                                           \
  /* harm and stocks */                                                                                    \
  X(harm, "severity x (1 + joiners) x time open", "milli-unit minutes")                                    \
  X(stock_latent, "latent at the month's end", "matters")                                                  \
  X(stock_open, "surfaced, not solved, not ended at the month's end", "matters")                           \
  X(stock_books, "registered, not closed at the month's end", "matters")                                   \
  X(stock_false, "closed in books, open in truth at the month's end", "matters")                           \
  X(trust_sum, "sum of trust at the month's end", "micro")                                                 \
  X(desk_staffed, "staffed desk minutes", "office minutes")                                                \
  X(desk_touch, "desk minutes on matters", "office minutes")                                               \
  X(desk_background, "desk minutes on ordinary business", "office minutes")                                \
  /* minutes of people on matters, by role */                                                              \
  X(minutes_cadre, "posted cadres: rounds, meetings, mediation", "minutes")                                \
  X(minutes_officer, "village officers", "minutes")                                                        \
  X(minutes_member, "linked party members and volunteers", "minutes")                                      \
  X(minutes_grid, "grid workers", "minutes")                                                               \
  X(minutes_desk, "township and county desks", "minutes")                                                  \
  X(minutes_leader, "village chiefs", "minutes")                                                           \
  X(minutes_mediator, "invited and professional mediators", "minutes")                                     \
  X(minutes_household, "households: attending, queueing, travelling", "minutes")                           \
  X(minutes_handling, "handling minutes: touch and coordination", "minutes")                               \
  X(minutes_coordination, "of it transfer, sign-off, convening, return handling", "minutes")               \
  X(minutes_gaming, "minutes on the four ways to game", "minutes")                                         \
  /* money */                                                                                              \
  X(cost_time, "time at opportunity wage", "fen")                                                          \
  X(cost_cash, "cash", "fen")                                                                              \
  X(cost_transfer, "stipends, piece rates, points, gifts", "fen")                                          \
  X(cost_idle, "idle staffed capacity for these matters", "fen")                                           \
  X(cost_salaried, "salaried capacity", "fen")                                                             \
  X(payer_county, "paid by the county", "fen")                                                             \
  X(payer_township, "paid by townships", "fen")                                                            \
  X(payer_village, "paid by villages", "fen")                                                              \
  X(payer_upper, "paid by upper levels", "fen")                                                            \
  X(payer_household, "borne by households", "fen")                                                         \
  X(payer_own_time, "own unpaid time of members, officers, cadres", "fen")                                 \
  /* contacts and channels */                                                                              \
  X(contacts_visit, "household visits by contact persons", "visits")                                       \
  X(contacts_member, "contacts of linked members", "contacts")                                             \
  X(contacts_patrol, "household visits by grid workers", "visits")                                         \
  X(contacts_service_day, "households that came to a service day", "visits")                               \
  X(surfaced_walk_in, "first or later surfacings by walking in", "surfacings")                             \
  X(surfaced_committee, "disputes brought to the committee", "surfacings")                                 \
  X(surfaced_hotline, "by hotline", "surfacings")                                                          \
  X(surfaced_visit, "at a visit", "surfacings")                                                            \
  X(surfaced_member, "through a linked member", "surfacings")                                              \
  X(surfaced_meeting, "at a courtyard meeting", "surfacings")                                              \
  X(surfaced_patrol, "to a grid worker", "surfacings")                                                     \
  X(surfaced_digital, "by one-tap report", "surfacings")                                                   \
  X(surfaced_service_day, "at a service day", "surfacings")                                                \
  X(surfaced_petition, "as a petition", "surfacings")                                                      \
  X(meetings, "courtyard meetings held", "meetings")                                                       \
  X(meeting_attendance, "persons attending", "persons")                                                    \
  X(meeting_items, "items recorded at meetings", "items")                                                  \
  X(meeting_answered_meeting, "first answered at the meeting", "items")                                    \
  X(meeting_answered_township, "first answered by the township", "items")                                  \
  X(meeting_answered_county, "first answered by the county", "items")                                      \
  X(platform_items, "items registered on the platform", "items")                                           \
  X(platform_closed, "platform items closed", "items")                                                     \
  X(mediation_files, "disputes with a mediation on file", "files")                                         \
  X(mediation_booked, "files booked as a success", "files")                                                \
  X(mediation_settled, "mediations that settled the dispute", "mediations")                                \
  X(mediation_tried, "mediations tried", "mediations")                                                     \
  X(written, "matters written to county government", "letters")                                            \
  X(written_replied, "of them any reply within 20 working days", "letters")                                \
  X(registered_inflated, "items that exist only in the books", "items")
