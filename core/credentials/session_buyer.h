#pragma once
#include "core/credentials/keychain_keys.h"
#include "core/credentials/surroundings.h"

#include <memory>

namespace botoscope::credentials {

/// Buys session credentials by STS GetSessionToken, a call of the session's own: in its region (else us-east-1) and to
/// its endpoint, but with the entry's keys; the session's own credentials are not asked for. log outlives the tasks.
BuySession sessionBuyer(std::shared_ptr<const Surroundings> around, FetchLog& log);

} // namespace botoscope::credentials
