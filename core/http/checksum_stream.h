#pragma once
#include "core/http/body_stream.h"
#include "core/http/checksum.h"

#include <memory>
#include <string>

namespace botoscope::http {

/// Error ChecksumMismatch in botocore's words (FlexibleChecksumError) unless the checksum is the expected one, which
/// stands in base64.
Result<void> compareChecksum(const Checksum& checksum, const std::string& expected);

/// A body whose checksum is verified when its end has been read.
class ChecksumStream final : public BodyStream {
public:
    ChecksumStream(std::shared_ptr<BodyStream> inner, std::unique_ptr<Checksum> checksum, std::string expected)
        : m_inner(std::move(inner)), m_checksum(std::move(checksum)), m_expected(std::move(expected))
    {
    }
    Task<Result<std::string>> read() override;

private:
    std::shared_ptr<BodyStream> m_inner;
    std::unique_ptr<Checksum> m_checksum;
    std::string m_expected;
};

} // namespace botoscope::http
