using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>Which of the data that can travel with a transfer are there, in the catalogue's words.</summary>
public static class TransferData
{
    /// <summary>What there is of every transfer, whoever is on its sides.</summary>
    public static IReadOnlyList<string> Always { get; } = ["walletAddress", "transactionReference", "amount", "date"];

    /// <summary>What was stated about the other side.</summary>
    public static IReadOnlyList<string> Of(TransferPerson? person, TransferVasp? vasp) => Names(
        ("name", person?.Name), ("address", person?.Address), ("country", person?.Country ?? person?.Address?.Country), ("dateOfBirth", person?.DateOfBirth), ("placeOfBirth", person?.PlaceOfBirth),
        ("accountNumber", person?.AccountNumber), ("customerId", person?.CustomerId), ("documentNumber", person?.DocumentNumber), ("uniqueId", person?.UniqueId), ("taxNumber", person?.TaxNumber),
        ("legalEntityIdentifier", person?.LegalEntityIdentifier), ("institution", vasp?.Name));

    /// <summary>
    /// What is known of a customer. The firm's account is the one under the customer's id. Numbers of documents are not counted: the
    /// rules may have had them stored as a hash, which cannot travel.
    /// </summary>
    public static IReadOnlyList<string> Of(PersonData? person, EntityData? entity) => person is null && entity is null ? [] :
    [
        "customerId", "accountNumber", "institution",
        .. Names(
            ("name", person?.FullName ?? entity?.LegalName), ("address", person?.ResidentialAddress ?? entity?.RegisteredAddress),
            ("country", person?.ResidentialAddress?.Country ?? entity?.RegisteredAddress?.Country ?? entity?.CountryOfCreation), ("dateOfBirth", person?.DateOfBirth), ("placeOfBirth", person?.PlaceOfBirth),
            ("legalEntityIdentifier", entity?.LegalEntityIdentifier)),
    ];

    private static IReadOnlyList<string> Names(params IReadOnlyList<(string Name, object? Value)> data) => [.. data.Where(each => each.Value is not null).Select(each => each.Name)];
}
