#!/bin/sh
# Prints the demo's four downloads from the pages beside this script. Needs Chromium (name another with CHROMIUM=...).
# The PDF files are committed: their bytes carry the date of printing, so print them only when the text changes.
set -eu
cd "$(dirname "$0")"
public=../public

print() {
  mkdir -p "$(dirname "$2")"
  "${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --no-pdf-header-footer --export-tagged-pdf \
    --generate-pdf-document-outline --print-to-pdf="$2" "file://$PWD/$1" 2>/dev/null
}

print onboarding-guide.en.html "$public/en/downloads/onboarding-guide.pdf"
print security-overview.en.html "$public/en/downloads/security-overview.pdf"
print guide-integration.fr.html "$public/fr/telechargements/guide-integration.pdf"
print apercu-securite.fr.html "$public/fr/telechargements/apercu-securite.pdf"
