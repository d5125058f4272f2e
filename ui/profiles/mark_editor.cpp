#include "ui/profiles/mark_editor.h"

#include "ui/common/icons.h"
#include "ui/common/named.h"
#include "ui/common/profile_colors.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace botoscope::ui {

MarkEditor::MarkEditor(QWidget* parent)
    : QWidget(parent),
      m_production(named(new QCheckBox(tr("Production: ask before anything changes")), QStringLiteral("markProduction"),
                         tr("Production: ask before anything changes"))),
      m_readOnly(named(new QCheckBox(tr("Read-only: send nothing that writes or destroys")),
                       QStringLiteral("markReadOnly"), tr("Read-only: send nothing that writes or destroys")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addWidget(makeColors());
    column->addWidget(m_production);
    column->addWidget(m_readOnly);
    connect(m_production, &QCheckBox::toggled, this, &MarkEditor::choose);
    connect(m_readOnly, &QCheckBox::toggled, this, &MarkEditor::choose);
}

QWidget* MarkEditor::makeColors()
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    auto* group = new QButtonGroup(this);
    const auto add = [&](const char* name, const QString& word, const QIcon& picture) {
        auto* button = named(new QToolButton, QStringLiteral("markColor.") + QString::fromLatin1(name), word);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setIcon(picture);
        button->setToolTip(word);
        button->setMinimumSize(metrics::rowHeight, metrics::rowHeight);
        button->setFocusPolicy(Qt::StrongFocus);
        group->addButton(button);
        line->addWidget(button);
        m_colors.push_back(button);
        connect(button, &QToolButton::clicked, this, &MarkEditor::choose);
    };
    add("none", tr("No colour"), icon(Icon::Ring));
    for (const ProfileColor& color : profileColors()) {
        add(color.name, profileColorWord(color), icon(Icon::Dot, color.token));
    }
    line->addStretch(1);
    return row;
}

void MarkEditor::setMark(const config::ProfileMark& mark)
{
    m_mark = mark;
    const QSignalBlocker production(m_production);
    const QSignalBlocker readOnly(m_readOnly);
    m_production->setChecked(mark.production);
    m_readOnly->setChecked(mark.readOnly);
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < profileColors().size(); ++i) {
        if (profileColors()[i].name == mark.color) {
            chosen = i + 1;
        }
    }
    m_colors[chosen]->setChecked(true);
}

void MarkEditor::choose()
{
    m_mark.production = m_production->isChecked();
    m_mark.readOnly = m_readOnly->isChecked();
    m_mark.color.clear();
    for (std::size_t i = 0; i < profileColors().size(); ++i) {
        if (m_colors[i + 1]->isChecked()) {
            m_mark.color = profileColors()[i].name;
        }
    }
    Q_EMIT changed(m_mark);
}

} // namespace botoscope::ui
