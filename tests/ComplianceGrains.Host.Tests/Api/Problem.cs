using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>What every problem document holds.</summary>
public static class Problem
{
    public static void Holds(Answer answer)
    {
        Assert.True(answer.Status is >= 400 and < 500, answer.ToString());
        Assert.True(answer.MediaType == "application/problem+json", $"{answer.MediaType}: {answer}");
        var problem = answer.Json.AsObject();
        Assert.Equal(["type", "title", "status", "retryable", "errors"], problem.Select(member => member.Key));
        Assert.StartsWith("/problems/", (string)problem["type"]!, StringComparison.Ordinal);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.Equal(answer.Status, (int)problem["status"]!);
        Assert.Equal(answer.Status == 429 || problem["type"]!.ToString() == "/problems/in-flight", (bool)problem["retryable"]!);
        foreach (var error in problem["errors"]!.AsArray())
        {
            Assert.Equal(["pointer", "code", "message"], error!.AsObject().Select(member => member.Key));
            Assert.NotEmpty((string)error["code"]!);
            Assert.NotEmpty((string)error["message"]!);
        }
    }
}
