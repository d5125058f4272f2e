#include "core/credentials/explanation.h"

#include "core/credentials/provided.h"

namespace botoscope::credentials {

namespace {

Value factsAsValue(const std::vector<Fact>& facts)
{
    List list;
    for (const Fact& fact : facts) {
        Value one = Value::object({{"name", fact.name}, {"value", fact.value}});
        if (!fact.source.empty()) {
            one.set("source", fact.source);
        }
        list.push_back(std::move(one));
    }
    return list;
}

const char* nameOf(Attempt::Outcome outcome)
{
    switch (outcome) {
    case Attempt::Outcome::Found:
        return "found";
    case Attempt::Outcome::Failed:
        return "failed";
    case Attempt::Outcome::Declined:
        break;
    }
    return "declined";
}

} // namespace

Attempt broughtUpToDate(Attempt attempt)
{
    if (const auto found = std::move(attempt.credentials)) {
        for (Fact& fact : found->facts()) {
            attempt.facts.push_back(std::move(fact));
        }
        attempt.expires = found->expiry();
        if (const auto problem = found->problem()) {
            attempt.outcome = Attempt::Outcome::Failed;
            attempt.explanation = problem->message;
        }
    }
    attempt.credentials.reset();
    for (Attempt& below : attempt.nested) {
        below = broughtUpToDate(std::move(below));
    }
    return attempt;
}

Value toValue(const Attempt& attempt)
{
    Value value = Value::object({{"method", attempt.method}, {"outcome", nameOf(attempt.outcome)}});
    if (!attempt.subject.empty()) {
        value.set("subject", attempt.subject);
    }
    value.set("explanation", attempt.explanation);
    if (!attempt.facts.empty()) {
        value.set("facts", factsAsValue(attempt.facts));
    }
    if (attempt.expires) {
        value.set("expires", *attempt.expires);
    }
    List nested;
    for (const Attempt& below : attempt.nested) {
        nested.push_back(toValue(below));
    }
    if (!nested.empty()) {
        value.set("nested", std::move(nested));
    }
    return value;
}

} // namespace botoscope::credentials
