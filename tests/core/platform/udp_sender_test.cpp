#include "core/platform/udp_sender.h"

#include <QHostAddress>
#include <QUdpSocket>
#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

TEST(UdpSender, SendsADatagramToANameOrAnAddress)
{
    QUdpSocket listener;
    ASSERT_TRUE(listener.bind(QHostAddress::LocalHost));
    UdpSender sender;
    for (const char* host : {"127.0.0.1", "localhost", "localhost"}) {
        ASSERT_TRUE(sender.send(host, listener.localPort(), "hello").ok());
        ASSERT_TRUE(listener.hasPendingDatagrams() || listener.waitForReadyRead(10'000));
        QByteArray got(16, ' ');
        got.resize(listener.readDatagram(got.data(), got.size()));
        EXPECT_EQ(got, "hello");
    }
}

TEST(UdpSender, SaysWhyItCouldNot)
{
    UdpSender sender;
    EXPECT_EQ(sender.send(std::string(300, 'x'), 1, "x").error().code, ErrorCode::Io);
    EXPECT_EQ(sender.send("127.0.0.1", 70'000, "x").error().message, "70000 is no port");
    EXPECT_EQ(sender.send("127.0.0.1", 1, std::string(100'000, 'x')).error().code, ErrorCode::Io);
}

TEST(UdpSender, DoesNotMindThatNobodyListens)
{
    UdpSender sender;
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(sender.send("127.0.0.1", 1, "x").ok());
    }
}

} // namespace
} // namespace botoscope::platform
