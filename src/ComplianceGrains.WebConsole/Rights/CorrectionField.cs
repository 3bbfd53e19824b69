using System.Text.Json.Nodes;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;

namespace ComplianceGrains.WebConsole.Rights;

/// <summary>A field that a correction can put right. What is left empty stays as it is: nothing that is held is shown here, so that nobody reads it to put it right.</summary>
/// <param name="Name">As the API has it.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Takes">How it is written.</param>
public sealed record CorrectionField(string Name, string Label, Writing Takes = Writing.Line)
{
    /// <summary>The parts of an address, each with what it is called. It is put right as a whole.</summary>
    public static IReadOnlyList<(string Name, string Label)> PartsOfAddress { get; } = [("lines", "Street and house, a line each"), ("postalCode", "Postal code"), ("city", "Town"), ("country", "Country (two letters)")];

    /// <summary>What can be put right of a natural person who is related to a customer.</summary>
    public static IReadOnlyList<CorrectionField> OfPersons { get; } =
    [
        new("fullName", "Full name, as in the identity document"), new("otherNames", "Other names, one a line", Writing.Lines), new("dateOfBirth", "Date of birth", Writing.Day), new("placeOfBirth", "Place of birth"),
        new("nationalities", "Nationalities (two letters each), one a line", Writing.Lines), new("residentialAddress", "Where they live", Writing.Address), new("nationalIdNumber", "National identity number"),
        new("passportNumber", "Passport number"), new("taxNumber", "Tax number"), new("politicallyExposed", "Politically exposed", Writing.YesOrNo), new("gender", "Gender (male or female)"),
        new("circumstances", "What else bears upon risk, in the catalogue's words, one a line", Writing.Lines),
    ];

    /// <summary>The same of a legal entity.</summary>
    public static IReadOnlyList<CorrectionField> OfEntities { get; } =
    [
        new("legalName", "Legal name, as in the register"), new("otherNames", "Other names, one a line", Writing.Lines), new("legalForm", "Legal form"), new("registrationNumber", "Registration number"),
        new("countryOfCreation", "Country of creation (two letters)"), new("registeredAddress", "Seat", Writing.Address), new("taxNumber", "Tax number"), new("legalEntityIdentifier", "Legal entity identifier (LEI)"),
        new("circumstances", "What else bears upon risk, in the catalogue's words, one a line", Writing.Lines), new("entityKinds", "What it is, in the catalogue's words, one a line", Writing.Lines),
    ];

    /// <summary>The name of a field in the form.</summary>
    public static string NameOf(string field) => $"right.{field}";

    /// <summary>What can be put right of somebody of a kind, and the member of an answer that says it; nothing of who is nobody by name.</summary>
    public static (string Member, IReadOnlyList<CorrectionField> Fields)? OfKind(string? kind) => kind switch
    {
        "natural-person" => ("data", OfPersons),
        "legal-entity" => ("legalEntity", OfEntities),
        _ => null,
    };

    /// <summary>The answer that grants what somebody filled in.</summary>
    /// <param name="form">Of which kind it is stands in it.</param>
    public static object Granted(SentForm form)
    {
        var answer = new JsonObject { ["decision"] = "approve", ["reason"] = form["reason"] };
        if (OfKind(form["kind"]) is var (member, fields))
        {
            var right = new JsonObject();
            foreach (var field in fields)
                if (field.Sent(form) is { } sent)
                    right[field.Name] = sent;
            if (right.Count > 0)
                answer[member] = right;
        }

        return answer;
    }

    private JsonNode? Sent(SentForm form) => Takes switch
    {
        Writing.Lines => LinesIn(form[NameOf(Name)]),
        Writing.YesOrNo => form[NameOf(Name)] switch
        {
            null => null,
            var word => word == "yes",
        },
        Writing.Address => AddressIn(form),
        _ => form[NameOf(Name)],
    };

    private JsonObject? AddressIn(SentForm form)
    {
        var address = new JsonObject();
        foreach (var (part, _) in PartsOfAddress)
            if (form[NameOf($"{Name}.{part}")] is { } sent)
                address[part] = part == "lines" ? LinesIn(sent) : sent;
        return address.Count == 0 ? null : address;
    }

    private static JsonArray? LinesIn(string? text) => Words.Lines(text) is { Count: > 0 } lines ? [.. lines.Select(line => JsonValue.Create(line))] : null;
}

/// <summary>How a field is written in a form.</summary>
public enum Writing
{
    /// <summary>In one line.</summary>
    Line,

    /// <summary>Several, each in a line of its own.</summary>
    Lines,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Yes, no, or as it is.</summary>
    YesOrNo,

    /// <summary>In its parts.</summary>
    Address,
}
