/// Everything believed about a county, in one tree of blocks: what a county file states and the reader fills.
#pragma once

#include "models/accounts/parameters.hpp"
#include "models/conduct/parameters.hpp"
#include "models/county/institutions.hpp"
#include "models/county/parameters.hpp"
#include "models/fields/field.hpp"
#include "models/matters/parameters.hpp"

namespace tiexin::models {

struct Parameters {
  PopulationParameters population;
  TieParameters ties;
  MatterParameters matters;
  SurfacingParameters surfacing;
  ContactParameters contacts;
  InstitutionParameters institutions;
  HandlingParameters handling;
  QualityParameters quality;
  BookParameters books;
  ConductParameters conduct;
  TrustParameters trust;
  PriceParameters prices;
};

template <class V, FieldsOf<Parameters> P>
void fields(V& v, P& p) {
  v.block("population", p.population, "villages, households and what differs between them");
  v.block("ties", p.ties, "ties between households");
  v.block("matters", p.matters, "potential matters and their untreated life");
  v.block("surfacing", p.surfacing, "how matters surface");
  v.block("contacts", p.contacts, "how contacts are made");
  v.block("institutions", p.institutions, "desks that stand in every arm");
  v.block("handling", p.handling, "routing, passing on, deadlines, convening");
  v.block("quality", p.quality, "whether work solves a matter; prevention");
  v.block("books", p.books, "closing, call-back, rating, consent");
  v.block("conduct", p.conduct, "effort, gaming, turnover");
  v.block("trust", p.trust, "trust in the county");
  v.block("prices", p.prices, "prices of 2023");
}

}  // namespace tiexin::models
