#pragma once
#include <string>

namespace botoscope::test {

struct SelfSigned {
    std::string certificatePem;
    std::string keyPem;
};

/// A fresh EC key and a certificate for localhost and 127.0.0.1 signed with it, valid for a day.
SelfSigned makeSelfSigned();

} // namespace botoscope::test
