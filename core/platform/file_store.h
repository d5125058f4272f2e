#pragma once
#include "core/credentials/file_store.h"

namespace botoscope::platform {

/// Credential files on the local disk.
class DiskFiles final : public credentials::FileStore {
public:
    Result<std::optional<std::string>> read(const std::string& path) const override;
    Result<void> write(const std::string& path, std::string_view bytes) override;
    Result<void> remove(const std::string& path) override;
    std::string expand(std::string_view path, const config::Environment& environment) const override;
};

} // namespace botoscope::platform
