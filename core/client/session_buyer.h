#pragma once
#include "core/client/session.h"
#include "core/credentials/keychain_keys.h"

#include <memory>

namespace botoscope::client {

/// Buys session credentials by STS GetSessionToken with a client of this session: its profile's region (else
/// us-east-1), endpoint and CA, but the entry's keys; the profile's own credentials are not asked for.
credentials::BuySession sessionBuyer(std::shared_ptr<Session> session);

} // namespace botoscope::client
