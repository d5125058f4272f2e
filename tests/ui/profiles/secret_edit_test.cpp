#include "ui/profiles/secret_edit.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>
#include <gtest/gtest.h>

using namespace botoscope::ui;

TEST(SecretEdit, IsHiddenUntilAskedAndAgainWhenLeft)
{
    QWidget window;
    auto* secret = new SecretEdit(&window);
    auto* other = new QLineEdit(&window);
    window.show();
    QApplication::setActiveWindow(&window);
    secret->setFocus();
    EXPECT_FALSE(secret->isRevealed());
    secret->setRevealed(true);
    EXPECT_TRUE(secret->isRevealed());
    other->setFocus();
    EXPECT_FALSE(secret->isRevealed());
}

TEST(SecretEdit, CannotBeCopiedWhileHiddenNorBroughtBackByUndo)
{
    SecretEdit secret;
    secret.show();
    QApplication::clipboard()->setText(QStringLiteral("before"));
    QTest::keyClicks(&secret, QStringLiteral("wJalr"));
    secret.selectAll();
    QTest::keyClick(&secret, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("before"));
    secret.clear();
    secret.setRevealed(true);
    QTest::keyClick(&secret, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(secret.text().isEmpty());
}
