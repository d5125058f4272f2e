#pragma once
#include "core/http/body_source.h"
#include "core/http/checksum.h"

#include <memory>
#include <string>
#include <string_view>

namespace botoscope::http {

/// Another source in the content coding "aws-chunked": pieces of 1 MiB, each with its size in hex before it, and a
/// checksum as a trailer behind the last (botocore-behaviour.md §4.9). HTTP's own chunks may wrap it again.
class AwsChunkedSource final : public BodySource {
public:
    /// algorithm as makeChecksum knows it; the trailer is "x-amz-checksum-<algorithm>".
    AwsChunkedSource(std::shared_ptr<BodySource> inner, std::string_view algorithm);
    std::optional<std::int64_t> size() const override { return std::nullopt; }
    Result<std::size_t> read(char* buffer, std::size_t size) override;
    Result<void> rewind() override;
    std::string description() const override { return m_inner->description(); }

private:
    /// Puts the next chunk into m_chunk; false where the source has no bytes yet.
    Result<bool> nextChunk();
    Result<bool> fillPiece();

    std::shared_ptr<BodySource> m_inner;
    std::string m_trailer; ///< its name
    std::unique_ptr<Checksum> m_checksum;
    std::string m_piece; ///< of the inner source, not yet framed
    std::size_t m_filled = 0;
    std::string m_chunk; ///< framed, on its way out
    std::size_t m_at = 0;
    bool m_done = false;
};

/// A body in memory in the same coding.
std::string awsChunked(std::string_view bytes, std::string_view algorithm);

} // namespace botoscope::http
