#pragma once
#include "core/base/value.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::credentials {

class ProvidedCredentials;

/// Something known about credentials and where it stands: "role_arn", "arn:…", "/home/me/.aws/config:3". No secret.
struct Fact {
    std::string name;
    std::string value;
    std::string source; ///< file:line, a variable's name, a URL; empty for none
};

/// What happened at one provider of the chain, and below it at those it asked itself.
struct Attempt {
    enum class Outcome { Declined, Found, Failed };
    std::string method;
    std::string subject; ///< of those below: "source profile base"; empty in the chain itself
    Outcome outcome = Outcome::Declined;
    std::string explanation; ///< where it found them, or why it has none or failed
    std::vector<Fact> facts;
    std::vector<Attempt> nested;
    std::optional<Timestamp> expires;                 ///< of what was found; see broughtUpToDate()
    std::shared_ptr<ProvidedCredentials> credentials; ///< what was found; nullptr if nothing
};

/// The attempt as a plain value: what fetching has shown since (facts, the expiry, failure where it failed) instead of
/// the credentials themselves.
Attempt broughtUpToDate(Attempt attempt);

/// As data: {"method", "outcome": "found" | "declined" | "failed", "explanation", and where there is something:
/// "subject", "facts": [{"name", "value", "source"}], "expires", "nested"}.
Value toValue(const Attempt& attempt);

} // namespace botoscope::credentials
