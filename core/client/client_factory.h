#pragma once
#include "core/client/rule_sets.h"
#include "core/client/session.h"
#include "core/credentials/instance_region.h"

#include <memory>
#include <string>
#include <string_view>

namespace botoscope::client {

/// What a session lends to the making of a client.
struct ClientParts {
    const config::Settings* settings = nullptr;
    const model::Loader* loader = nullptr;
    const events::Emitter* emitter = nullptr;
    const lifecycle::ClientConfig* defaultConfig = nullptr;
    std::shared_ptr<const endpoint::LegacyResolver> endpoints;
    bool bundledEndpoints = true; ///< that data is the bundled one
    std::shared_ptr<RuleSets> ruleSets;
    std::shared_ptr<credentials::InstanceRegion> instanceRegion; ///< nullptr: it is not asked for
    lifecycle::Runtime runtime;
    lifecycle::CredentialSource credentials;
    lifecycle::TokenSource tokens;
    std::string programName;
    std::string programVersion;
};

/// Makes a client as botocore's ClientCreator does (§3.2): names, model, configuration, serializer, parser, signer,
/// retries. Errors as Session::client names them.
Result<std::shared_ptr<Client>> makeClient(const ClientParts& parts, std::string_view service, ClientOptions options);

/// The environment's variable with a bearer token for services of that signing name, e.g. AWS_BEARER_TOKEN_BEDROCK.
std::string bearerTokenVariable(std::string signingName);

} // namespace botoscope::client
