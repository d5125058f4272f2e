#include "ui/shell/dock_title.h"

#include "ui/common/icons.h"
#include "ui/common/named.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace botoscope::ui {

DockTitle::DockTitle(const QString& title, QDockWidget* dock) : QWidget(dock), m_row(new QHBoxLayout(this))
{
    auto* label = new QLabel(title);
    label->setFont(Theme::strongFont());
    auto* close = named(new QToolButton, dock->objectName() + QStringLiteral("Close"), tr("Hide %1").arg(title));
    close->setIcon(icon(Icon::Close));
    close->setAutoRaise(true);
    close->setToolTip(tr("Hide %1").arg(title));
    m_row->setContentsMargins(metrics::medium, metrics::small, metrics::small, metrics::small);
    m_row->setSpacing(metrics::medium);
    m_row->addWidget(label);
    m_row->addStretch(1);
    m_row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &DockTitle::closeClicked);
    connect(this, &DockTitle::closeClicked, dock, &QDockWidget::close);
}

void DockTitle::addWidget(QWidget* widget, int stretch)
{
    m_row->insertWidget(m_slots++, widget, stretch);
}

void DockTitle::addLeading(QWidget* widget)
{
    m_row->insertWidget(0, widget);
    ++m_slots;
}

} // namespace botoscope::ui
