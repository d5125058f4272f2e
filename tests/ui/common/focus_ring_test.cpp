#include "ui/common/focus_ring.h"

#include "support/ui/grab.h"
#include "ui/common/style.h"

#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <gtest/gtest.h>

using namespace botoscope;
using namespace botoscope::ui;

TEST(FocusRing, LiesOnAViewWithoutFrameWhileItHasTheFocus)
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* view = new QTreeWidget;
    auto* line = new QLineEdit;
    view->setFrameShape(QFrame::NoFrame);
    column->addWidget(view);
    column->addWidget(line);
    FocusRing::provide(view);
    auto* ring = view->findChild<FocusRing*>();
    ASSERT_NE(ring, nullptr);
    ASSERT_TRUE(test::activate(window));
    line->setFocus();
    EXPECT_FALSE(ring->isVisible());
    view->setFocus();
    EXPECT_TRUE(ring->isVisible());
    EXPECT_EQ(ring->size(), view->size());
}

TEST(FocusRing, IsGivenOnceAndNotToFramedViews)
{
    QTreeWidget framed;
    FocusRing::provide(&framed);
    EXPECT_EQ(framed.findChild<FocusRing*>(), nullptr);
    framed.setFrameShape(QFrame::NoFrame);
    FocusRing::provide(&framed);
    FocusRing::provide(&framed);
    EXPECT_EQ(framed.findChildren<FocusRing*>().size(), 1);
}
