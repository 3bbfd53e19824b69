using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceGrains.Screening.Lists.Ofac;

/// <summary>What the free text of OFAC's remarks column says: births, weak aliases, identifiers, wallets.</summary>
internal sealed partial record OfacRemarks
{
    public List<ListedBirth> Births { get; } = [];

    public List<string> WeakNames { get; } = [];

    public List<string> Countries { get; } = [];

    public List<Identifier> Identifiers { get; } = [];

    public List<ListedAddress> Addresses { get; } = [];

    public string? Gender { get; private set; }

    public static OfacRemarks Parse(string remarks)
    {
        var parsed = new OfacRemarks();
        foreach (var part in remarks.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            parsed.Read(part.StartsWith("alt. ", StringComparison.Ordinal) ? part[5..] : part);
        return parsed;
    }

    private void Read(string part)
    {
        if (WeakName().Match(part) is { Success: true } weak)
            WeakNames.Add(weak.Groups[1].Value);
        else if (part.StartsWith("DOB ", StringComparison.Ordinal))
        {
            if (OfacDate.Birth(part[4..].TrimEnd('.')) is { } birth)
                Births.Add(birth);
        }
        else if (Nationality().Match(part) is { Success: true } nationality)
            Countries.Add(nationality.Groups[1].Value);
        else if (Wallet().Match(part) is { Success: true } wallet)
            Addresses.Add(new(wallet.Groups[1].Value, wallet.Groups[2].Value));
        else if (part.StartsWith("Gender ", StringComparison.Ordinal))
            Gender = part[7..].TrimEnd('.').ToLowerInvariant();
        else if (Imo().Match(part) is { Success: true } imo)
            Identifiers.Add(new("IMO", imo.Groups[1].Value));
        else if (Number().Match(part) is { Success: true } number)
            Identifiers.Add(new(
                number.Groups[1].Value.Trim(), number.Groups[2].Value,
                number.Groups[3].Success ? Country.Code(number.Groups[3].Value) : null));
    }

    [GeneratedRegex(@"^[afn]\.k\.a\. '(.+)'\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex WeakName();

    [GeneratedRegex(@"^(?:nationality|citizen|Flag of) ([^.;]+)\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Nationality();

    [GeneratedRegex(@"^Digital Currency Address - (\S+) (\S+?)[.]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Wallet();

    [GeneratedRegex(@"\bIMO (\d{7})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Imo();

    [GeneratedRegex(
        @"^(Passport|National ID No\.|Tax ID No\.|Registration Number|Registration ID|Cedula No\.|Identification Number|Company Number|SSN|NIT #|RUC #|C\.R\. No\.|C\.U\.R\.P\.|R\.F\.C\.|D\.N\.I\.|Legal Entity Number|Business Registration Number|Commercial Registry Number|MMSI|Aircraft Tail Number|Driver's License No\.|Citizen's Card Number|Folio Mercantil No\.|Matricula Mercantil No|License|Personal ID Card|V\.A\.T\. Number|SWIFT/BIC|Unified Social Credit Code \(USCC\)|Aircraft Manufacturer's Serial Number \(MSN\))\s+(?:Booklet )?([A-Za-z0-9][A-Za-z0-9 ./-]*?)(?: \(([^)]+)\).*|\.?$| issued .*| expires .*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
