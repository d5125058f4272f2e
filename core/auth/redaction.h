#pragma once
#include <string>

namespace botoscope::auth {

/// Takes the secrets that a signature covers out of a canonical request or string to sign: session tokens, also those
/// of S3 Express and SSO, and the keys a customer provides for encryption. redactedText stands for them.
void redactSecrets(std::string& artefact);

} // namespace botoscope::auth
