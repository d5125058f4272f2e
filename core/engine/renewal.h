#pragma once
#include "core/base/error.h"
#include "core/config/profiles.h"

#include <string>

namespace botoscope::engine {

/// What a person can do when a service says that the keys a call was signed with are good no more.
enum class Renewal {
    None,   ///< nothing here: it says something else, or the keys stand in a file
    Fetch,  ///< the keys are fetched: from a role, a program
    SignIn, ///< and behind them is a sign-in
};

/// refusal: with context code, as in CallOutcome. profile: whose keys the call went out with.
Renewal renewalFor(const Error& refusal, const config::ProfileStore& profiles, const std::string& profile);

} // namespace botoscope::engine
