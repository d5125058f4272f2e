#include "core/auth/hash.h"
#include "core/base/encoding.h"
#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

namespace {

constexpr std::size_t leafSize = 1 << 20;

/// Glacier's tree hash: SHA-256 of each megabyte, then of neighbouring digests until one is left.
class TreeHash {
public:
    void take(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const std::size_t room = leafSize - m_leaf.size();
            m_leaf.append(bytes.substr(0, room));
            bytes.remove_prefix(std::min(room, bytes.size()));
            if (m_leaf.size() == leafSize) {
                endLeaf();
            }
        }
    }

    std::string hex()
    {
        if (!m_leaf.empty() || m_digests.empty()) {
            endLeaf();
        }
        while (m_digests.size() > 1) {
            std::vector<std::string> parents;
            for (std::size_t at = 0; at < m_digests.size(); at += 2) {
                const bool paired = at + 1 < m_digests.size();
                parents.push_back(paired ? digest(m_digests[at] + m_digests[at + 1]) : m_digests[at]);
            }
            m_digests = std::move(parents);
        }
        return hexEncode(m_digests.front());
    }

private:
    static std::string digest(std::string_view bytes)
    {
        const auto sum = auth::sha256(bytes);
        return std::string(auth::asText(sum));
    }
    void endLeaf()
    {
        m_digests.push_back(digest(m_leaf));
        m_leaf.clear();
    }

    std::string m_leaf;
    std::vector<std::string> m_digests;
};

Result<std::string> treeHash(const http::Body& body)
{
    TreeHash tree;
    if (body.isStream()) {
        auto read = http::readThrough(*body.stream(), [&tree](std::string_view bytes) { tree.take(bytes); });
        if (!read.ok()) {
            return std::move(read).error();
        }
    } else {
        tree.take(*body.shared());
    }
    return tree.hex();
}

} // namespace

Result<void> addGlacierChecksums(BeforeCall& payload)
{
    http::Headers& headers = payload.request.headers;
    if (!headers.contains("x-amz-content-sha256")) {
        auto sum = auth::sha256Hex(payload.request.body);
        if (!sum.ok()) {
            return std::move(sum).error();
        }
        headers.set("x-amz-content-sha256", *sum);
    }
    if (!headers.contains("x-amz-sha256-tree-hash")) {
        auto sum = treeHash(payload.request.body);
        if (!sum.ok()) {
            return std::move(sum).error();
        }
        headers.set("x-amz-sha256-tree-hash", *sum);
    }
    return {};
}

} // namespace botoscope::lifecycle
