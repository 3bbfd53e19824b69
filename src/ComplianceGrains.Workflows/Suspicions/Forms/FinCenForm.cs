using ComplianceGrains.Contracts.Suspicions;

namespace ComplianceGrains.Workflows.Suspicions.Forms;

/// <summary>What FinCEN's suspicious activity report (form 111, XML schema 2.0) asks besides: of whom it is about each field, or that it is unknown.</summary>
internal static class FinCenForm
{
    private const int LongestName = 150, LongestPart = 35, LongestTaxNumber = 25;

    public static void Check(ReportFields fields, FormFaults faults)
    {
        faults.Fit("/filer/name", fields.Filer?.Name, LongestName);
        faults.Need("/filer/number", fields.Filer?.Number, "The firm's taxpayer number");
        if (fields.Filer?.Number is { Length: > 0 } number && (number.Length != 9 || !number.All(char.IsAsciiDigit)))
            faults.Add("/filer/number", "malformed", "A taxpayer number is nine digits.");
        faults.Need("/filer/phone", fields.Filer?.Phone, "The contact's telephone number");
        if (fields.Filer?.Phone is { Length: > 0 } phone && (phone.Length > 16 || !phone.All(char.IsAsciiDigit)))
            faults.Add("/filer/phone", "malformed", "A telephone number is at most 16 digits and nothing else.");
        faults.Need("/filer/address/street", fields.Filer?.Address?.Street, "The firm's street", 100);
        faults.Need("/filer/address/city", fields.Filer?.Address?.City, "The firm's city", 50);
        faults.Need("/filer/address/region", fields.Filer?.Address?.Region, "The firm's state");
        faults.Need("/filer/address/postalCode", fields.Filer?.Address?.PostalCode, "The firm's ZIP code", 9);
        faults.Need("/filer/address/country", fields.Filer?.Address?.Country, "The firm's country");
        foreach (var (i, party) in (fields.Parties ?? []).Index().Where(one => one.Item.Role == "subject"))
            CheckSubject($"/parties/{i}", party, faults);
        foreach (var (i, earlier) in (fields.Earlier ?? []).Index())
            if (earlier.Length != 14 || !earlier.All(char.IsAsciiDigit))
                faults.Add($"/earlier/{i}", "malformed", "What FinCEN calls a report is fourteen digits.");
    }

    private static void CheckSubject(string at, ReportParty party, FormFaults faults)
    {
        faults.NeedOrUnknown(at, party, "lastName", party.Kind == "legal-entity" ? party.Name : party.LastName, "The last name, or the name of the entity", LongestName);
        if (party.Kind == "natural-person")
        {
            faults.NeedOrUnknown(at, party, "firstName", party.FirstName, "The first name", LongestPart);
            faults.NeedOrUnknown(at, party, "birthDate", party.BirthDate, "The date of birth");
        }

        faults.NeedOrUnknown(at, party, "taxNumber", party.TaxNumber, "The taxpayer number", LongestTaxNumber);
        faults.NeedOrUnknown(at, party, "document", party.Document?.Number, "A document of identity", LongestTaxNumber);
        faults.NeedOrUnknown(at, party, "street", party.Address?.Street, "The street", 100);
        faults.NeedOrUnknown(at, party, "city", party.Address?.City, "The city", 50);
        faults.NeedOrUnknown(at, party, "country", party.Address?.Country, "The country");
    }
}
