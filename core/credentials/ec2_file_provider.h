#pragma once
#include "core/credentials/provider.h"
#include "core/credentials/surroundings.h"

#include <map>
#include <memory>
#include <string>

namespace botoscope::credentials {

/// "ec2-credentials-file" (§7.5 row 9): the file that AWS_CREDENTIAL_FILE names, of the old EC2 tools: lines
/// "AWSAccessKeyId=…" and "AWSSecretKey=…".
class Ec2FileProvider final : public CredentialProvider {
public:
    explicit Ec2FileProvider(std::shared_ptr<const Surroundings> around) : m_around(std::move(around)) {}
    std::string_view method() const override { return "ec2-credentials-file"; }
    Task<Result<Answer>> load(Asking& asking) override;

private:
    std::shared_ptr<const Surroundings> m_around;
};

/// Lines "key = value", the last of each key; others are passed over (botocore's parse_key_val_file_contents).
std::map<std::string, std::string> keyValuePairs(const std::string& text);

} // namespace botoscope::credentials
