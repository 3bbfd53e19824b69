using System.Text.Json.Nodes;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Scenarios;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>Reads what a step of a story says, in the words of the HTTP API.</summary>
public static class StoryArguments
{
    /// <summary>What every step may say: who asks, and of which kind of actor.</summary>
    private static readonly string[] Always = ["by", "of"];

    extension(StoryStep step)
    {
        /// <summary>One word or sentence.</summary>
        public string Text(string name) => step.OptionalText(name) ?? throw new StoryException(step, $"'{name}' is missing.");

        /// <summary>One word or sentence, or null if the step says nothing of it.</summary>
        public string? OptionalText(string name) => step.Arguments[name] switch
        {
            null => null,
            JsonValue value => value.ToString(),
            _ => throw new StoryException(step, $"'{name}' is one word."),
        };

        /// <summary>A time, or null if the step says nothing of it.</summary>
        public Instant? Time(string name) => step.OptionalText(name) is not { } text
            ? null
            : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } time ? time.Value.ToInstant() : throw new StoryException(step, $"'{name}' is a time such as 2026-11-02T09:00:00Z.");

        /// <summary>The reason that people give.</summary>
        public string Reason() => step.OptionalText("reason") ?? "as the story says";

        /// <summary>Whether a person's <c>decision</c> is to approve.</summary>
        public bool IsApproval() => step.Text("decision") switch
        {
            "approve" => true,
            "reject" => false,
            _ => throw new StoryException(step, "'decision' is approve or reject."),
        };

        /// <summary>Who asks: a role, or one of its people: <c>analyst</c>, <c>analyst 2</c>.</summary>
        public Principal By(string usually)
        {
            var words = (step.OptionalText("by") ?? usually).Split(' ');
            if (!Roles.All.Contains(words[0]))
                throw new StoryException(step, $"There is no role {words[0]}.");
            return new Principal($"prn-{words[0]}-{(words.Length > 1 ? words[1] : "1")}", words[0], words[0] != Roles.ProductService, ["*"]);
        }

        /// <summary>What was read, if the step says nothing else.</summary>
        /// <param name="read">What was read.</param>
        /// <param name="known">What the step may say, besides what every step may.</param>
        public T Only<T>(T read, params string[] known) => step.Arguments.FirstOrDefault(argument => !known.Concat(Always).Contains(argument.Key)).Key is { } unknown
            ? throw new StoryException(step, $"'{unknown}' means nothing in '{step.Do ?? "a look"}'. Known there: {string.Join(", ", known.Concat(Always))}.")
            : read;
    }
}
