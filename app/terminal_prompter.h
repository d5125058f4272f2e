#pragma once
#include "core/credentials/prompter.h"

namespace botoscope::app {

/// Asks on the terminal the program runs in, whatever its standard streams are; what is typed is not shown.
class TerminalPrompter final : public credentials::Prompter {
public:
    Task<Result<SecretString>> mfaCode(credentials::MfaRequest request) override;
};

} // namespace botoscope::app
