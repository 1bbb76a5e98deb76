#!/bin/sh
# Puts German PDFs out of Debian packages into a folder, for word_f1.py. Usage: german_pdfs.sh FOLDER
# Needs apt-get and dpkg-deb; nothing is installed. The PDFs are not ours to commit.
set -eu
target=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$target"
(cd "$work" && apt-get download -qq debian-faq-de debian-reference-de developers-reference-de \
    installation-guide-amd64 maint-guide-de texlive-lang-german)
for package in "$work"/*.deb; do
    dpkg-deb -x "$package" "$work/files"
done
find "$work/files" -name '*.pdf.gz' -exec gunzip -f {} +
for name in debian-faq.de debian-reference.de developers-reference install.de maint-guide.de \
    l2kurz texlive-de biblatex-de-Benutzerhandbuch csquotes-DE microtype-DE booktabs-de etoolbox-DE \
    enumitem-de ArsClassica-de europecv-de lualatex-doc-DE; do
    # developers-reference.pdf and install.de.pdf exist once for each language or architecture: take the German one.
    file=$(find "$work/files" -name "$name.pdf" | grep -v '/\(fr\|ja\|ru\|it\|en\)/' | head -n 1)
    cp "$file" "$target/"
done
ls "$target"
