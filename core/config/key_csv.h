#pragma once
#include "core/base/result.h"
#include "core/base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace botoscope::config {

/// One row of a CSV file of access keys.
struct ImportedKey {
    std::string userName; ///< empty where the file has no such column
    std::string accessKeyId;
    SecretString secretAccessKey;
};

/// Reads the files in which the AWS console hands out access keys: columns "Access key ID" and "Secret access key" in
/// any order and spelling ("AccessKeyId", "aws_secret_access_key"), "User name" perhaps, others ignored; RFC 4180's
/// quotes, any line ends, a byte order mark, ";" and tabs for commas as spreadsheets write them. Error: Parse with
/// context line and reason; it never quotes the file.
Result<std::vector<ImportedKey>> parseKeyCsv(std::string_view text);

} // namespace botoscope::config
