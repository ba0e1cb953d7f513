namespace CleanBlog.WebApi.Http.Conditional;

/// <summary>The thing with this id has no revision that a caller could have seen, so that a write to it has no conditions.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UnversionedAttribute : Attribute;
