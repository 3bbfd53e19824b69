using System.Numerics;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Host.Http;

namespace ComplianceGrains.Host.Customers;

/// <summary>What is said of a legal entity must hold, whatever the rules say.</summary>
internal static class EntityChecks
{
    /// <summary>Of one that applies.</summary>
    internal static void Check(LegalEntityBody entity, Checks checks)
    {
        const string at = "/legalEntity";
        Name(checks, at, entity.LegalName, entity.OtherNames);
        Register(checks, at, entity.LegalForm, entity.RegistrationNumber, entity.CountryOfCreation, entity.TaxNumber, entity.LegalEntityIdentifier);
        CustomerChecks.Check(entity.RegisteredAddress, $"{at}/registeredAddress", checks);
        CustomerChecks.Check(entity.PrincipalAddress, $"{at}/principalAddress", checks);
        checks.Text($"{at}/permanentAccountNumber", entity.PermanentAccountNumber, 64);
        checks.Text($"{at}/natureOfBusiness", entity.NatureOfBusiness, 500);
        checks.Text($"{at}/purposeOfRelationship", entity.PurposeOfRelationship, 500);
        checks.Text($"{at}/sourceOfFunds", entity.SourceOfFunds, 500);
        checks.Text($"{at}/email", entity.Email, 500);
        checks.Text($"{at}/phone", entity.Phone, 500);
        Words(checks, at, entity.Circumstances, entity.EntityKinds);
        Holdings.Check(checks, $"{at}/holds", entity.Holds);
    }

    /// <summary>Of what is put right: what it holds in others is stated with its related parties, and is no part of its data.</summary>
    internal static void CheckCorrection(LegalEntityBody entity, Checks checks)
    {
        Check(entity, checks);
        if (entity.Holds is not null)
            checks.Fail("/legalEntity/holds", "not-of-this-kind", "Leave it out: a correction puts right what was given of the entity itself.");
    }

    public static void Name(Checks checks, string at, string? name, IReadOnlyList<string>? others)
    {
        checks.Text($"{at}/legalName", name, 300);
        checks.Texts($"{at}/otherNames", others, 20, 300);
    }

    public static void Register(Checks checks, string at, string? form, string? number, string? country, string? tax, string? lei)
    {
        checks.Text($"{at}/legalForm", form, 200);
        checks.Text($"{at}/registrationNumber", number, 64);
        checks.Text($"{at}/taxNumber", tax, 64);
        if (country is not null)
            checks.Country($"{at}/countryOfCreation", country);
        Lei(checks, $"{at}/legalEntityIdentifier", lei);
    }

    public static void Lei(Checks checks, string pointer, string? lei)
    {
        if (lei is not null && !IsIdentifier(lei))
            checks.Fail(pointer, "not-a-lei", "A legal entity identifier has 18 letters or digits and two check digits that fit (ISO 17442).");
    }

    public static void Words(Checks checks, string at, IReadOnlyList<string>? circumstances, IReadOnlyList<string>? kinds)
    {
        checks.Catalogued($"{at}/circumstances", circumstances, 50);
        checks.Catalogued($"{at}/entityKinds", kinds, 10);
    }

    /// <summary>ISO 17442: as a number with letters from 10 on it leaves 1 by 97 (ISO 7064).</summary>
    private static bool IsIdentifier(string lei) => lei.Length == 20 && lei.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)) && char.IsAsciiDigit(lei[18]) && char.IsAsciiDigit(lei[19])
        && lei.Aggregate(BigInteger.Zero, (number, c) => char.IsAsciiDigit(c) ? (number * 10) + (c - '0') : (number * 100) + (c - 'A' + 10)) % 97 == 1;
}
